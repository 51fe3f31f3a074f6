import { type ReactNode, useEffect, useState } from 'react';
import { useChannelName } from '../maps/audience/use-condition-words.ts';
import { useText } from '../shell/preferences-context.tsx';
import { useAddressParameter } from '../shell/use-address.ts';
import { ChoiceSwitch } from '../ui/choice-switch.tsx';
import page from '../ui/page.module.css';
import styles from './person-timeline.module.css';
import { type TimelineFilter, type TimelinePart, useTimelineParts } from './queries.ts';

/** Writing rests so long before it is searched for. */
const REST_MS = 300;

/** What of a person's course of events is shown, kept in the address; and the fields to change it. */
export function useTimelineFilter(person: string): [TimelineFilter, ReactNode] {
  const { t, format } = useText();
  const channelName = useChannelName();
  const { parts = [], channels = [] } = useTimelineParts(person).data ?? {};
  const [part, setPart] = useAddressParameter('part');
  const [channel, setChannel] = useAddressParameter('channel');
  const [search, setSearch] = useAddressParameter('find', { replace: true });
  const [entered, setEntered] = useState(search ?? '');
  useEffect(() => {
    const wanted = entered.trim() === '' ? null : entered.trim();
    if (wanted === search) return;
    const timer = setTimeout(() => setSearch(wanted), REST_MS);
    return () => clearTimeout(timer);
  }, [entered, search, setSearch]);
  const chosen = parts.find((one) => one.part === part)?.part ?? null;
  const filter = { part: chosen, channel, search };
  const named = (name: string, events: number): string => t('person.partOf', { name, events: format.number(events) });
  if (parts.length < 2 && channels.length < 2 && search === null) return [filter, null];
  return [
    filter,
    <search key="filter" className={styles.filter}>
      {parts.length > 1 && (
        <ChoiceSwitch<TimelinePart | null>
          label={t('person.part')}
          chosen={chosen}
          choices={[
            { value: null, label: t('person.part.all') },
            ...parts.map((one) => ({ value: one.part, label: named(t(`person.part.${one.part}`), one.events) })),
          ]}
          onChoose={setPart}
        />
      )}
      {channels.length > 1 && (
        <select
          className={page.input}
          aria-label={t('person.channel')}
          value={channel ?? ''}
          onChange={(event) => setChannel(event.target.value === '' ? null : event.target.value)}
        >
          <option value="">{t('person.allChannels')}</option>
          {channels.map((one) => (
            <option key={one.channel} value={one.channel}>
              {named(channelName(one.channel), one.events)}
            </option>
          ))}
        </select>
      )}
      <input
        type="search"
        className={page.input}
        aria-label={t('person.find')}
        placeholder={t('person.find')}
        maxLength={200}
        value={entered}
        onChange={(event) => setEntered(event.target.value)}
      />
    </search>,
  ];
}
