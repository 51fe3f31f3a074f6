import type { EventRule, OccurrenceRule, SequenceRule, SequenceStep } from '@waymark/model';
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useText } from '../shell/preferences-context.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { AnchorInput } from './anchor-input.tsx';
import { AddDetails, Detail, LengthInput, NumberTestInput, Select } from './controls.tsx';
import { movedPart, withPart } from './draft.ts';
import { PatternInput } from './pattern-input.tsx';
import { PeriodInput } from './period-input.tsx';
import styles from './rules.module.css';

/** How often, when, before and after what an event came. */
export function EventInput({ rule, onChange }: { rule: EventRule; onChange: (rule: EventRule) => void }) {
  const { t } = useText();
  const without = (key: 'times' | 'within' | 'before' | 'after'): void => {
    const { [key]: _, ...rest } = rule;
    onChange(rest as EventRule);
  };
  return (
    <>
      <PatternInput pattern={rule.event} onChange={(event) => onChange({ ...rule, event })} />
      {rule.times !== undefined && (
        <Detail name={t('rule.times')} onRemove={() => without('times')}>
          <NumberTestInput
            label={t('rule.times')}
            test={rule.times}
            onChange={(times) => onChange({ ...rule, times })}
          />
        </Detail>
      )}
      {rule.within !== undefined && (
        <Detail name={t('rule.period')} onRemove={() => without('within')}>
          <PeriodInput period={rule.within} onChange={(within) => onChange({ ...rule, within })} />
        </Detail>
      )}
      {(['before', 'after'] as const).map((side) => {
        const anchor = rule[side];
        return (
          anchor !== undefined && (
            <Detail key={side} name={t(`rule.side.${side}`)} onRemove={() => without(side)}>
              <AnchorInput anchor={anchor} onChange={(next) => onChange({ ...rule, [side]: next })} />
            </Detail>
          )
        );
      })}
      <AddDetails
        offers={[
          ...(rule.times === undefined
            ? [{ name: t('rule.times'), add: () => onChange({ ...rule, times: { gte: 2 } }) }]
            : []),
          ...(rule.within === undefined
            ? [{ name: t('rule.period'), add: () => onChange({ ...rule, within: { last: 'P30D' } }) }]
            : []),
          ...(['before', 'after'] as const).flatMap((side) =>
            rule[side] === undefined
              ? [{ name: t(`rule.side.${side}`), add: () => onChange({ ...rule, [side]: { last: { name: [] } } }) }]
              : [],
          ),
        ]}
      />
    </>
  );
}

/** What the first or last event like this was like. */
export function OccurrenceInput({
  rule,
  onChange,
}: {
  rule: OccurrenceRule;
  onChange: (rule: OccurrenceRule) => void;
}) {
  const { t } = useText();
  const { where, within, ...core } = rule;
  return (
    <>
      <div className={styles.fields}>
        <Select
          label={t('rule.anchor')}
          value={rule.occurrence}
          options={(['first', 'last'] as const).map((value) => ({ value, label: t(`rule.anchor.${value}`) }))}
          onChange={(occurrence) => onChange({ ...rule, occurrence })}
        />
      </div>
      <PatternInput pattern={rule.event} onChange={(event) => onChange({ ...rule, event })} />
      {within !== undefined && (
        <Detail name={t('rule.wasWithin')} onRemove={() => onChange(where === undefined ? core : { ...core, where })}>
          <PeriodInput period={within} onChange={(next) => onChange({ ...rule, within: next })} />
        </Detail>
      )}
      {where !== undefined && (
        <Detail name={t('rule.wasLike')} onRemove={() => onChange(within === undefined ? core : { ...core, within })}>
          <PatternInput
            pattern={{ where }}
            onChange={({ where: next }) => onChange({ ...rule, where: next ?? { kind: { exists: true } } })}
            only="properties"
          />
        </Detail>
      )}
      <AddDetails
        offers={[
          ...(within === undefined
            ? [{ name: t('rule.wasWithin'), add: () => onChange({ ...rule, within: { last: 'P30D' } }) }]
            : []),
          ...(where === undefined
            ? [{ name: t('rule.wasLike'), add: () => onChange({ ...rule, where: { kind: { is: 'track' } } }) }]
            : []),
        ]}
      />
    </>
  );
}

const MOST_STEPS = 50;

/** Events one after another. */
export function SequenceInput({ rule, onChange }: { rule: SequenceRule; onChange: (rule: SequenceRule) => void }) {
  const { t } = useText();
  const { sequence } = rule;
  /** The first has none before it, so it has no time after it either. */
  const set = (steps: readonly SequenceStep[]): void =>
    onChange({ ...rule, sequence: steps.map((step, place) => (place === 0 ? withoutWithin(step) : step)) });
  return (
    <>
      <ol className={styles.steps}>
        {sequence.map((step, place) => {
          const { within, ...pattern } = step;
          const name = t('rule.step', { place: place + 1 });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
            <li key={place}>
              <div className={styles.stepHead}>
                <span className={styles.name}>{name}</span>
                {place > 0 && (
                  <IconButton
                    icon={ArrowUp}
                    label={t('rule.earlier', { name })}
                    onClick={() => set(movedPart(sequence, place, -1))}
                  />
                )}
                {place < sequence.length - 1 && (
                  <IconButton
                    icon={ArrowDown}
                    label={t('rule.later', { name })}
                    onClick={() => set(movedPart(sequence, place, 1))}
                  />
                )}
                {sequence.length > 2 && (
                  <IconButton
                    icon={X}
                    label={t('rule.removeDetail', { name })}
                    onClick={() => set(withPart(sequence, place, null))}
                  />
                )}
              </div>
              <PatternInput
                pattern={pattern}
                onChange={(next) => set(withPart(sequence, place, within === undefined ? next : { ...next, within }))}
              />
              {within !== undefined && (
                <Detail name={t('rule.afterStep')} onRemove={() => set(withPart(sequence, place, pattern))}>
                  <LengthInput
                    label={t('rule.afterStep')}
                    value={within}
                    onChange={(next) => set(withPart(sequence, place, { ...pattern, within: next }))}
                  />
                </Detail>
              )}
              {within === undefined && place > 0 && (
                <AddDetails
                  offers={[
                    {
                      name: t('rule.afterStep'),
                      add: () => set(withPart(sequence, place, { ...pattern, within: 'P1D' })),
                    },
                  ]}
                />
              )}
            </li>
          );
        })}
      </ol>
      {rule.within !== undefined && (
        <Detail
          name={t('rule.wholeWithin')}
          onRemove={() => {
            const { within: _, ...rest } = rule;
            onChange(rest);
          }}
        >
          <LengthInput
            label={t('rule.wholeWithin')}
            value={rule.within}
            onChange={(within) => onChange({ ...rule, within })}
          />
        </Detail>
      )}
      {rule.during !== undefined && (
        <Detail
          name={t('rule.period')}
          onRemove={() => {
            const { during: _, ...rest } = rule;
            onChange(rest);
          }}
        >
          <PeriodInput period={rule.during} onChange={(during) => onChange({ ...rule, during })} />
        </Detail>
      )}
      <div className={styles.fields}>
        <Button
          look="quiet"
          icon={Plus}
          disabled={sequence.length >= MOST_STEPS}
          onClick={() => set([...sequence, { name: [] }])}
        >
          {t('rule.addStep')}
        </Button>
        <AddDetails
          offers={[
            ...(rule.within === undefined
              ? [{ name: t('rule.wholeWithin'), add: () => onChange({ ...rule, within: 'P7D' }) }]
              : []),
            ...(rule.during === undefined
              ? [{ name: t('rule.period'), add: () => onChange({ ...rule, during: { last: 'P30D' } }) }]
              : []),
          ]}
        />
      </div>
    </>
  );
}

function withoutWithin({ within: _, ...step }: SequenceStep): SequenceStep {
  return step;
}
