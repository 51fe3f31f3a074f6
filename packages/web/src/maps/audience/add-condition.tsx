import { MOST_CONDITIONS, type PeopleCondition, type PeopleFilter } from '@waymark/model';
import { Plus } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useEventNames } from '../../insight/queries.ts';
import { useText } from '../../shell/preferences-context.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import page from '../../ui/page.module.css';
import { Skeleton } from '../../ui/skeleton.tsx';
import styles from './audience.module.css';
import { useEventProperties } from './queries.ts';
import { useChannelName } from './use-condition-words.ts';

const KINDS = ['firstChannel', 'did', 'didNot', 'property'] as const;
type Kind = (typeof KINDS)[number];

const isSame = (one: PeopleCondition, other: PeopleCondition): boolean => JSON.stringify(one) === JSON.stringify(other);

/** One more condition, picked from what was really seen: channels, events, properties and their values. */
export function AddCondition({
  filter,
  onChange,
}: {
  readonly filter: PeopleFilter;
  readonly onChange: (filter: PeopleFilter) => void;
}) {
  const { t } = useText();
  const events = useEventNames();
  const nameOf = useChannelName();
  const [kind, setKind] = useState<Kind>('did');
  const [event, setEvent] = useState('');
  const [channel, setChannel] = useState('');
  const [property, setProperty] = useState('');
  const [value, setValue] = useState(0);
  const names = events.data ?? [];
  const channels = [...new Set(names.flatMap((one) => one.channels ?? []))].sort();
  const chosenEvent = names.some((one) => one.name === event) ? event : (names[0]?.name ?? '');
  const chosenChannel = channels.includes(channel) ? channel : (channels[0] ?? '');
  const properties = useEventProperties(kind === 'property' ? chosenEvent : '');
  const chosenProperty = properties.data?.find((one) => one.property === property) ?? properties.data?.[0];
  const chosenValue = chosenProperty?.values[value] ?? chosenProperty?.values[0];

  const condition = ((): PeopleCondition | null => {
    if (kind === 'firstChannel') return channels.length === 0 ? null : { kind, channel: chosenChannel };
    if (chosenEvent === '') return null;
    if (kind !== 'property') return { kind, event: chosenEvent };
    return chosenProperty === undefined || chosenValue === undefined
      ? null
      : { kind, event: chosenEvent, property: chosenProperty.property, value: chosenValue.value };
  })();

  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    if (condition !== null && !filter.some((one) => isSame(one, condition))) onChange([...filter, condition]);
  };

  if (filter.length >= MOST_CONDITIONS) return <p className={styles.lead}>{t('audience.most')}</p>;
  if (events.isPending) return <Skeleton rows={2} height={34} />;
  if (events.isError) return <ErrorNote error={events.error} onRetry={() => void events.refetch()} />;
  if (names.length === 0) return <p className={styles.lead}>{t('audience.noEvents')}</p>;
  return (
    <form className={styles.add} onSubmit={submit}>
      <Pick
        label={t('audience.condition')}
        value={kind}
        onPick={(next) => setKind(KINDS.find((one) => one === next) ?? kind)}
      >
        {KINDS.map((one) => (
          <option key={one} value={one}>
            {t(`audience.kind.${one}`)}
          </option>
        ))}
      </Pick>
      {kind === 'firstChannel' ? (
        <Pick label={t('audience.channel')} value={chosenChannel} onPick={setChannel}>
          {channels.map((one) => (
            <option key={one} value={one}>
              {nameOf(one)}
            </option>
          ))}
        </Pick>
      ) : (
        <Pick label={t('audience.event')} value={chosenEvent} onPick={setEvent}>
          {names.map((one) => (
            <option key={one.name} value={one.name}>
              {one.name}
            </option>
          ))}
        </Pick>
      )}
      {kind === 'property' && properties.isPending && <Skeleton rows={1} height={34} />}
      {kind === 'property' && properties.isError && (
        <ErrorNote error={properties.error} onRetry={() => void properties.refetch()} />
      )}
      {kind === 'property' && properties.data?.length === 0 && (
        <p className={styles.lead}>{t('audience.noProperties')}</p>
      )}
      {kind === 'property' && chosenProperty !== undefined && (
        <>
          <Pick
            label={t('audience.property')}
            value={chosenProperty.property}
            onPick={(next) => {
              setProperty(next);
              setValue(0);
            }}
          >
            {properties.data?.map((one) => (
              <option key={one.property} value={one.property}>
                {one.property}
              </option>
            ))}
          </Pick>
          <Pick
            label={t('audience.value')}
            value={String(chosenProperty.values[value] === undefined ? 0 : value)}
            onPick={(next) => setValue(Number(next))}
          >
            {chosenProperty.values.map((one, place) => (
              <option key={`${typeof one.value} ${one.value}`} value={place}>
                {typeof one.value === 'boolean' ? t(one.value ? 'audience.true' : 'audience.false') : String(one.value)}
              </option>
            ))}
          </Pick>
        </>
      )}
      <Button type="submit" icon={Plus} disabled={condition === null}>
        {t('audience.add')}
      </Button>
    </form>
  );
}

function Pick({
  label,
  value,
  onPick,
  children,
}: {
  readonly label: string;
  readonly value: string;
  readonly onPick: (value: string) => void;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <div className={styles.pick}>
      <label htmlFor={id}>{label}</label>
      <select id={id} className={page.input} value={value} onChange={(event) => onPick(event.target.value)}>
        {children}
      </select>
    </div>
  );
}
