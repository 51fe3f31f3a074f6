import type { ExperienceRule, MapRule, Rule, Test, TraitRule } from '@waymark/model';
import { useText } from '../shell/preferences-context.tsx';
import { AddDetails, Detail, LengthInput, Line, NumberTestInput, Select } from './controls.tsx';
import { placesOf, useMapsOfRules, useRuleChoices } from './rule-choices.ts';
import styles from './rules.module.css';
import { TestInput } from './test-input.tsx';
import { useTraitKeys } from './trait-keys.ts';

/** What something known of a person is like. */
export function TraitInput({ rule, onChange }: { rule: TraitRule; onChange: (rule: TraitRule) => void }) {
  const { t } = useText();
  const keys = useTraitKeys();
  const { trait, ...test } = rule;
  const seen = keys.data?.find(({ key }) => key === trait)?.values ?? [];
  return (
    <div className={styles.fields}>
      <Line
        label={t('rule.trait')}
        placeholder={t('rule.traitHint')}
        value={trait}
        offered={(keys.data ?? []).map(({ key }) => key)}
        onChange={(next) => onChange({ ...rule, trait: next })}
      />
      <TestInput test={test as Test} seen={seen} onChange={(next) => onChange({ trait, ...next } as TraitRule)} />
    </div>
  );
}

const PLACES = ['map', 'phase', 'step', 'skipped'] as const;

/** Where the person stands on a map, how long, or what was skipped. */
export function MapInput({ rule, onChange }: { rule: MapRule; onChange: (rule: MapRule) => void }) {
  const { t } = useText();
  const { maps } = useRuleChoices();
  const { phases, steps } = placesOf(useMapsOfRules([rule]).get(rule.map));
  const { map } = rule;
  const place =
    rule.skipped === true ? 'skipped' : rule.step !== undefined ? 'step' : rule.phase !== undefined ? 'phase' : 'map';
  const stay = rule.stuckFor === undefined ? {} : { stuckFor: rule.stuckFor };
  const become = (next: (typeof PLACES)[number]): void =>
    onChange(
      next === 'skipped'
        ? { map, skipped: true, ...(steps[0] === undefined ? {} : { step: steps[0].value }) }
        : next === 'step'
          ? { map, step: steps[0]?.value ?? '', ...stay }
          : next === 'phase'
            ? { map, phase: phases[0]?.value ?? '', ...stay }
            : { map, ...stay },
    );
  return (
    <>
      <div className={styles.fields}>
        <Select
          label={t('rule.map')}
          value={map}
          empty={t('rule.chooseMap')}
          options={maps}
          onChange={(next) => onChange({ map: next, ...stay })}
        />
        {map !== '' && (
          <Select
            label={t('rule.place')}
            value={place}
            options={PLACES.map((value) => ({ value, label: t(`rule.place.${value}`) }))}
            onChange={become}
          />
        )}
        {place === 'phase' && (
          <Select
            label={t('rule.place.phase')}
            value={rule.phase ?? ''}
            options={phases}
            onChange={(phase) => onChange({ map, phase, ...stay })}
          />
        )}
        {(place === 'step' || (place === 'skipped' && rule.phase === undefined)) && (
          <Select
            label={t('rule.place.step')}
            value={rule.step ?? ''}
            empty={t('rule.anyStep')}
            options={steps}
            onChange={(step) => onChange(place === 'skipped' ? { map, skipped: true, step } : { map, step, ...stay })}
          />
        )}
      </div>
      {rule.stuckFor !== undefined && (
        <Detail
          name={t('rule.stuckFor')}
          onRemove={() => {
            const { stuckFor: _, ...rest } = rule;
            onChange(rest);
          }}
        >
          <LengthInput
            label={t('rule.stuckFor')}
            value={rule.stuckFor}
            onChange={(stuckFor) => onChange({ ...rule, stuckFor })}
          />
        </Detail>
      )}
      <AddDetails
        offers={
          rule.stuckFor === undefined && place !== 'skipped' && map !== ''
            ? [{ name: t('rule.stuckFor'), add: () => onChange({ ...rule, stuckFor: 'P1D' }) }]
            : []
        }
      />
    </>
  );
}

/** How far what was experienced is from what was promised. */
export function ExperienceInput({
  rule,
  onChange,
}: {
  rule: ExperienceRule;
  onChange: (rule: ExperienceRule) => void;
}) {
  const { t } = useText();
  const { touchpoints } = useRuleChoices();
  const { experience } = rule;
  const set = (part: Partial<ExperienceRule['experience']>): void =>
    onChange({ experience: { ...experience, ...part } });
  return (
    <>
      <div className={styles.fields}>
        <Select
          label={t('rule.what.touchpoint')}
          value={experience.touchpoint}
          empty={t('rule.choose')}
          options={touchpoints}
          onChange={(touchpoint) => set({ touchpoint })}
        />
        <NumberTestInput label={t('rule.gap')} test={experience.gap} onChange={(gap) => set({ gap })} />
      </div>
      {experience.aspect !== undefined && (
        <Detail
          name={t('rule.aspect')}
          onRemove={() => {
            const { aspect: _, ...rest } = experience;
            onChange({ experience: rest });
          }}
        >
          <Line label={t('rule.aspect')} value={experience.aspect} onChange={(aspect) => set({ aspect })} />
        </Detail>
      )}
      <AddDetails
        offers={experience.aspect === undefined ? [{ name: t('rule.aspect'), add: () => set({ aspect: '' }) }] : []}
      />
    </>
  );
}

/** Membership of another audience, or a purpose agreed to. */
export function NamedInput({
  rule,
  onChange,
}: {
  rule: Extract<Rule, { audience: string }> | Extract<Rule, { consent: string }>;
  onChange: (rule: Extract<Rule, { audience: string }> | Extract<Rule, { consent: string }>) => void;
}) {
  const { t } = useText();
  const { audiences, purposes } = useRuleChoices();
  return (
    <div className={styles.fields}>
      {'audience' in rule ? (
        <Select
          label={t('rule.audience')}
          value={rule.audience}
          empty={t('rule.choose')}
          options={audiences}
          onChange={(audience) => onChange({ audience })}
        />
      ) : (
        <Select
          label={t('rule.purpose')}
          value={rule.consent}
          empty={t('rule.choose')}
          options={purposes}
          onChange={(consent) => onChange({ consent })}
        />
      )}
    </div>
  );
}
