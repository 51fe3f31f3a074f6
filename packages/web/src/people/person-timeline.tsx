import { CHANNELS, type Channel } from '@waymark/model';
import { CircleDot, Footprints } from 'lucide-react';
import { CHANNEL_ICONS } from '../maps/live/channel-icon.tsx';
import { deviceZone } from '../shell/preferences.ts';
import { usePreferences, useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './person-timeline.module.css';
import { type TimelineEvent, useTimeline } from './queries.ts';
import { timelineDays } from './timeline-days.ts';
import { useTimelineFilter } from './timeline-filter.tsx';
import { useNearing } from './use-nearing.ts';

const CHANNEL_NAMES: ReadonlySet<string> = new Set(CHANNELS);

function isChannel(name: string): name is Channel {
  return CHANNEL_NAMES.has(name);
}

/** Everything that happened to a person, day by day, the newest first. */
export function PersonTimeline({ person }: { person: string }) {
  const { text, timeZone } = usePreferences();
  const { t, format } = text;
  const [filter, filters] = useTimelineFilter(person);
  const timeline = useTimeline(person, filter);
  const more = useNearing(() => {
    if (timeline.hasNextPage && !timeline.isFetchingNextPage) void timeline.fetchNextPage();
  });
  const isNarrowed = filter.part !== null || filter.channel !== null || filter.search !== null;
  const touches = timeline.data?.pages.flatMap((one) => one.items) ?? [];
  const before = new Map(touches.map((touch, place) => [touch, touches[place + 1]]));
  return (
    <>
      {filters}
      {timeline.isError && <ErrorNote error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {timeline.isPending && <Skeleton rows={6} height={32} />}
      {timeline.data && touches.length === 0 && (
        <EmptyState icon={Footprints} title={t(isNarrowed ? 'person.noneShown' : 'person.noEvents')} />
      )}
      {timelineDays(touches, timeZone ?? deviceZone()).map(({ day, events }) => (
        <section key={day} className={styles.day} aria-label={format.date(Date.parse(events[0]?.happenedAt ?? ''))}>
          <h3>
            {format.date(Date.parse(events[0]?.happenedAt ?? ''))}
            <small className={styles.count}>{t('person.onDay', { events: events.length })}</small>
          </h3>
          <ol className={styles.touches}>
            {events.map((touch) => (
              <TouchRow key={`${touch.messageId} ${touch.happenedAt}`} touch={touch} before={before.get(touch)} />
            ))}
          </ol>
        </section>
      ))}
      {timeline.hasNextPage && (
        <div ref={more} className={page.actions}>
          <Button disabled={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
            {t('action.more')}
          </Button>
        </div>
      )}
    </>
  );
}

/** What happened, in the words of whoever sent it, or, where Waymark wrote it, in the reader's. */
function nameOf({ kind, name, properties }: TimelineEvent, t: ReturnType<typeof useText>['t']): string {
  if (kind !== 'audience' || typeof properties.name !== 'string') return name === '' ? kind : name;
  return t(name === 'Audience Entered' ? 'audienceEvents.entered' : 'audienceEvents.left', { name: properties.name });
}

function TouchRow({ touch, before }: { touch: TimelineEvent; before: TimelineEvent | undefined }) {
  const { t, format } = useText();
  const gap = before === undefined ? null : Math.abs(Date.parse(touch.happenedAt) - Date.parse(before.happenedAt));
  const properties = Object.entries(touch.properties);
  const Icon = isChannel(touch.channel) ? CHANNEL_ICONS[touch.channel] : CircleDot;
  const channel = isChannel(touch.channel) ? t(`channel.${touch.channel}`) : touch.channel;
  const later =
    gap === null
      ? ''
      : gap === 0
        ? t('person.sameTime')
        : t('person.later', { duration: format.duration(gap, 'long') });
  return (
    <li className={styles.touch}>
      <span className={styles.icon}>
        <Icon size={16} aria-hidden />
      </span>
      <time dateTime={touch.happenedAt}>{format.time(Date.parse(touch.happenedAt))}</time>
      <div className={styles.what}>
        <b className={styles.name}>{nameOf(touch, t)}</b>{' '}
        <small className={styles.aside}>{[channel, later].filter((part) => part !== '').join(' · ')}</small>
        {properties.length > 0 && (
          <details>
            <summary>{t('person.details')}</summary>
            <dl className={styles.properties}>
              {properties.map(([name, value]) => (
                <div key={name} style={{ display: 'contents' }}>
                  <dt>{name}</dt>
                  <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
    </li>
  );
}
