import { ChevronLeft, ChevronRight, Footprints, Radio, X } from 'lucide-react';
import { Link } from 'react-router';
import { useMay } from '../access/session.ts';
import { deviceZone } from '../shell/preferences.ts';
import { usePreferences, useText } from '../shell/preferences-context.tsx';
import { usePeriodSearch } from '../shell/use-address.ts';
import { IconButton, LinkButton } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Rich } from '../ui/rich.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { CourseChart } from './course-chart.tsx';
import { EventPlaces } from './event-places.tsx';
import { EventProperties } from './event-properties.tsx';
import { useEventWords } from './event-words.ts';
import styles from './events.module.css';
import { type EventDetails, useEventDetails } from './queries.ts';

/** The chosen name: its course, where maps know it, what its events hold, and whose the last ones were. */
export function EventPanel({
  name,
  names,
  onSelect,
}: {
  name: string;
  /** Those listed beside it, in their order. */
  names: readonly string[];
  onSelect: (name: string | null) => void;
}) {
  const { text, timeZone } = usePreferences();
  const { t } = text;
  const details = useEventDetails(name, timeZone ?? deviceZone());
  const place = names.indexOf(name);
  const before = names[place - 1];
  const after = place < 0 ? undefined : names[place + 1];
  return (
    <aside className={styles.panel} aria-label={t('events.panel')}>
      <div className={styles.top}>
        <h2>{name}</h2>
        <div className={styles.panelTools}>
          <IconButton
            icon={ChevronLeft}
            label={t('events.previous')}
            disabled={before === undefined}
            onClick={() => before !== undefined && onSelect(before)}
          />
          <IconButton
            icon={ChevronRight}
            label={t('events.next')}
            disabled={after === undefined}
            onClick={() => after !== undefined && onSelect(after)}
          />
          <IconButton icon={X} label={t('action.close')} onClick={() => onSelect(null)} />
        </div>
      </div>
      {details.isError && <ErrorNote error={details.error} onRetry={() => void details.refetch()} />}
      {details.isPending && <Skeleton rows={5} height={40} />}
      {details.data && <Explained event={details.data} />}
    </aside>
  );
}

function Explained({ event }: { event: EventDetails }) {
  const { t, format } = useText();
  const words = useEventWords();
  const mayWatch = useMay('collect:read');
  const period = usePeriodSearch();
  const journeys = new URLSearchParams(period);
  journeys.set('event', event.name);
  return (
    <>
      <p className={styles.meta}>
        {[...event.kinds.map(words.kind), ...event.channels.map(words.channel)].join(' · ')}
      </p>
      <p>
        <Rich
          id="events.sum"
          values={{
            events: event.events,
            people: event.people,
            first: format.date(Date.parse(event.firstAt)),
            last: format.dateTime(Date.parse(event.lastAt)),
          }}
        />
      </p>
      <CourseChart course={event.course} />
      <EventPlaces event={event} />
      <EventProperties event={event} />
      {event.latest.length > 0 && (
        <section className={styles.group}>
          <h3>{t('events.latest')}</h3>
          <ul className={styles.latest}>
            {event.latest.map((one, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same person may come twice at the same moment
              <li key={row}>
                <Link to={`/people/${one.person}${period}`}>{one.person}</Link>
                <time dateTime={one.happenedAt}>{format.dateTime(Date.parse(one.happenedAt))}</time>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className={styles.act}>
        <h3>{t('events.act')}</h3>
        {event.touch && (
          <LinkButton wide icon={Footprints} to={`/journeys?${journeys}`}>
            {t('events.toJourneys')}
          </LinkButton>
        )}
        {mayWatch && (
          <LinkButton wide icon={Radio} to={`/sources/live?${new URLSearchParams({ q: event.name })}`}>
            {t('events.toLive')}
          </LinkButton>
        )}
      </div>
    </>
  );
}
