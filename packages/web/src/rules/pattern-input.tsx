import { EVENT_COLUMNS, type EventField, type FieldTests, type Pattern, type Test } from '@waymark/model';
import { X } from 'lucide-react';
import { useEventNames } from '../insight/queries.ts';
import { useEventProperties } from '../maps/audience/queries.ts';
import { useChannelName } from '../maps/audience/use-condition-words.ts';
import { useCatalogue } from '../maps/plan/queries.ts';
import { useText } from '../shell/preferences-context.tsx';
import { AddDetails, Detail, Line, Select } from './controls.tsx';
import styles from './rules.module.css';
import { TestInput } from './test-input.tsx';

const WHAT = ['events', 'touchpoint', 'any'] as const;

const namesOf = (names: Pattern['name']): readonly string[] =>
  names === undefined ? [] : typeof names === 'string' ? [names] : names;

/** Tests of single fields; a tree of conditions is only shown, and written as JSON. */
function fieldTests(where: Pattern['where']): FieldTests | null {
  if (where === undefined) return {};
  return 'all' in where || 'any' in where || 'not' in where ? null : where;
}

/** Which events: by their names, as a touchpoint of the catalogue, or any; narrowed by channel and properties. */
export function PatternInput({
  pattern,
  only,
  onChange,
}: {
  pattern: Pattern;
  /** Which event is known already: only what it is like is asked for. */
  only?: 'properties';
  onChange: (pattern: Pattern) => void;
}) {
  const { t } = useText();
  const events = useEventNames();
  const catalogue = useCatalogue();
  const channelName = useChannelName();
  const what = pattern.touchpoint !== undefined ? 'touchpoint' : pattern.name !== undefined ? 'events' : 'any';
  const chosen = namesOf(pattern.name);
  const seen = events.data ?? [];
  const [single] = chosen.length === 1 ? chosen : [];
  const properties = useEventProperties(single ?? '');
  const channels = [...new Set(seen.flatMap((one) => one.channels ?? []))].sort();
  const tests = fieldTests(pattern.where);
  const { name: _, touchpoint: __, ...rest } = pattern;
  const become = (next: (typeof WHAT)[number]): void =>
    onChange(next === 'events' ? { ...rest, name: [] } : next === 'touchpoint' ? { ...rest, touchpoint: '' } : rest);
  const setWhere = (where: FieldTests): void => {
    const { where: ___, ...without } = pattern;
    onChange(Object.keys(where).length === 0 ? without : { ...without, where });
  };
  const setField = (before: EventField, field: EventField, test: Test): void =>
    setWhere(
      Object.fromEntries(
        Object.entries(tests ?? {}).map(([key, one]) => (key === before ? [field, test] : [key, one])),
      ),
    );
  const known = properties.data ?? [];
  const fields: readonly EventField[] = [
    ...known.map(({ property }): EventField => `properties.${property}`),
    ...EVENT_COLUMNS.filter((one) => one !== 'name' && one !== 'channel'),
  ];
  const labelOf = (field: EventField): string =>
    field.startsWith('properties.') ? field.slice('properties.'.length) : t(`rule.field.${field as 'value'}`);
  const free = fields.find((one) => tests === null || !(one in tests));
  return (
    <>
      {only === undefined && (
        <div className={styles.fields}>
          <Select
            label={t('rule.what')}
            value={what}
            options={WHAT.map((value) => ({ value, label: t(`rule.what.${value}`) }))}
            onChange={become}
          />
          {what === 'touchpoint' && (
            <Select
              label={t('rule.what.touchpoint')}
              value={pattern.touchpoint ?? ''}
              empty={t('rule.choose')}
              options={[...(catalogue.data?.values() ?? [])]
                .map(({ id, name }) => ({ value: id, label: name }))
                .sort((a, b) => a.label.localeCompare(b.label))}
              onChange={(touchpoint) => onChange({ ...pattern, touchpoint })}
            />
          )}
          {what === 'events' && (
            <>
              {chosen.map((name) => (
                <span key={name} className={styles.chip}>
                  {name}
                  <button
                    type="button"
                    aria-label={t('rule.removeEvent', { event: name })}
                    onClick={() => onChange({ ...pattern, name: chosen.filter((one) => one !== name) })}
                  >
                    <X size={13} aria-hidden />
                  </button>
                </span>
              ))}
              <Select
                label={t('rule.addEvent')}
                value=""
                empty={t(chosen.length === 0 ? 'rule.chooseEvent' : 'rule.orEvent')}
                options={seen
                  .filter(({ name }) => !chosen.includes(name))
                  .map(({ name }) => ({ value: name, label: name }))}
                onChange={(name) => onChange({ ...pattern, name: [...chosen, name] })}
              />
            </>
          )}
        </div>
      )}
      {pattern.channel !== undefined && (
        <Detail name={t('rule.channel')} onRemove={() => onChange(withoutChannel(pattern))}>
          <Select
            label={t('rule.channel')}
            value={namesOf(pattern.channel)[0] ?? ''}
            options={channels.map((value) => ({ value, label: channelName(value) }))}
            onChange={(channel) => onChange({ ...pattern, channel })}
          />
        </Detail>
      )}
      {tests === null && <code className={styles.json}>{JSON.stringify(pattern.where)}</code>}
      {Object.entries(tests ?? {}).flatMap(([key, test]) => {
        if (test === undefined) return [];
        const field = key as EventField;
        const values = known.find(({ property }) => field === `properties.${property}`)?.values ?? [];
        return (
          <Detail
            key={field}
            name={t('rule.property')}
            onRemove={() => setWhere(Object.fromEntries(Object.entries(tests ?? {}).filter(([one]) => one !== key)))}
          >
            {known.length === 0 && field.startsWith('properties.') ? (
              <Line
                label={t('rule.property')}
                value={labelOf(field)}
                onChange={(path) => setField(field, `properties.${path}`, test)}
              />
            ) : (
              <Select
                label={t('rule.property')}
                value={field}
                options={[field, ...fields.filter((one) => one !== field && !(tests !== null && one in tests))].map(
                  (one) => ({ value: one, label: labelOf(one) }),
                )}
                onChange={(next) => setField(field, next, startOf(known, next) ?? test)}
              />
            )}
            <TestInput
              test={test}
              seen={values.map(({ value }) => value)}
              onChange={(next) => setField(field, field, next)}
            />
          </Detail>
        );
      })}
      <AddDetails
        offers={[
          ...(tests === null || free === undefined
            ? []
            : [
                {
                  name: t('rule.property'),
                  add: () => setWhere({ ...tests, [free]: startOf(known, free) ?? { exists: true } }),
                },
              ]),
          ...(only !== undefined || pattern.channel !== undefined || channels[0] === undefined
            ? []
            : [{ name: t('rule.channel'), add: () => onChange({ ...pattern, channel: channels[0] ?? '' }) }]),
        ]}
      />
    </>
  );
}

function withoutChannel({ channel: _, ...pattern }: Pattern): Pattern {
  return pattern;
}

/** A first test of a property: that it is what it was seen to be. */
function startOf(
  known: readonly {
    readonly property: string;
    readonly values: readonly { readonly value: string | number | boolean }[];
  }[],
  field: EventField,
): Test | undefined {
  const value = known.find(({ property }) => field === `properties.${property}`)?.values[0]?.value;
  return value === undefined ? undefined : { is: value };
}
