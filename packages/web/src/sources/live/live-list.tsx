import { ChevronRight, CircleCheck, CircleX } from 'lucide-react';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { useEventWords } from '../../events/event-words.ts';
import { useText } from '../../shell/preferences-context.tsx';
import type { Source } from '../queries.ts';
import styles from './live.module.css';
import { type Arrival, type Entry, nameOfRefused, type Refusal, sourceOf } from './live-feed.ts';

/** The id of a source whose name one may not know, or that has been revoked, says nothing. */
const SOURCE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Less than this is on the way, not late. */
const AT_ONCE_MS = 1_000;

/** What arrived, newest first; each unfolds to what it holds. */
export function LiveList({ entries, sources }: { entries: readonly Entry[]; sources: readonly Source[] }) {
  const { t } = useText();
  const nameOf = new Map(sources.map(({ id, name }) => [id, name]));
  return (
    <ol className={styles.list} aria-label={t('live.list')}>
      {entries.map((entry) => (
        <LiveRow
          key={entry.key}
          entry={entry}
          source={nameOf.get(sourceOf(entry)) ?? sourceOf(entry).replace(SOURCE_ID, '')}
        />
      ))}
    </ol>
  );
}

function LiveRow({ entry, source }: { entry: Entry; source: string }) {
  const { t, format } = useText();
  const [unfolded, setUnfolded] = useState(false);
  const inside = useId();
  const stored = entry.outcome === 'stored';
  const Icon = stored ? CircleCheck : CircleX;
  return (
    <li className={`${styles.row} ${stored ? '' : styles.refused}`}>
      <time className={styles.time} dateTime={new Date(entry.atMs).toISOString()} title={format.dateTime(entry.atMs)}>
        {format.time(entry.atMs)}
      </time>
      <span className={styles.outcome}>
        <Icon size={16} aria-hidden />
        {t(stored ? 'live.stored' : 'live.refused')}
      </span>
      <button
        type="button"
        className={styles.name}
        aria-expanded={unfolded}
        aria-controls={inside}
        onClick={() => setUnfolded(!unfolded)}
      >
        <ChevronRight size={15} aria-hidden />
        {stored ? entry.arrival.name : (nameOfRefused(entry.refusal) ?? t('live.nameless'))}
      </button>
      {stored ? <StoredFacts arrival={entry.arrival} /> : <RefusedFacts refusal={entry.refusal} />}
      <span className={styles.from}>{source}</span>
      <div id={inside} className={styles.inside} hidden={!unfolded}>
        {unfolded && <Inside entry={entry} />}
      </div>
    </li>
  );
}

function StoredFacts({ arrival: { kind, person, delayMs } }: { arrival: Arrival }) {
  const { t, format } = useText();
  const words = useEventWords();
  const span = format.duration(Math.abs(delayMs));
  return (
    <span className={styles.facts}>
      <span>{words.kind(kind)}</span>
      <Link to={`/people/${person}`} className={styles.person}>
        {person}
      </Link>
      <span title={t('live.delayHint')}>
        {Math.abs(delayMs) < AT_ONCE_MS ? t('live.atOnce') : t(delayMs < 0 ? 'live.early' : 'live.delay', { span })}
      </span>
    </span>
  );
}

function RefusedFacts({ refusal: { field, reason } }: { refusal: Refusal }) {
  return (
    <span className={styles.facts}>
      {field !== '' && <code>{field}</code>}
      <span className={styles.reason} lang="en">
        {reason}
      </span>
    </span>
  );
}

/** A text that may be JSON, set out in lines where it is. */
function setOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function Inside({ entry }: { entry: Entry }) {
  const { t } = useText();
  const stored = entry.outcome === 'stored';
  const label = t(stored ? 'live.asStored' : 'live.asSent');
  return (
    <>
      <p className={styles.label}>{label}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keys */}
      <section className={styles.json} tabIndex={0} aria-label={label}>
        <pre>{stored ? JSON.stringify(entry.arrival.event, null, 2) : setOut(entry.refusal.raw)}</pre>
      </section>
    </>
  );
}
