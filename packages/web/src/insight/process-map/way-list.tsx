import { Link, useSearchParams } from 'react-router';
import { useText } from '../../shell/preferences-context.tsx';
import type { Variant } from '../queries.ts';
import { variantMark } from './highlight.ts';
import styles from './way-list.module.css';

/** Beside the graph stand the most frequent ways only; all of them have a view of their own. */
const LISTED = 25;

/** The most frequent ways, in short; the chosen one is drawn in the graph. */
export function WayList({
  variants,
  chosen,
  onChoose,
}: {
  variants: readonly Variant[];
  chosen: string | null;
  onChoose: (mark: string | null) => void;
}) {
  const { t, format } = useText();
  const [search] = useSearchParams();
  const all = new URLSearchParams(search);
  all.set('view', 'variants');
  const most = Math.max(1, ...variants.map(({ people }) => people));
  return (
    <section className={styles.ways} aria-label={t('graph.variants')}>
      <h2>{t('graph.variants')}</h2>
      <p className={styles.hint}>{t('graph.variantsHint')}</p>
      {variants.length === 0 && <p>{t('journeys.none')}</p>}
      <ol>
        {variants.slice(0, LISTED).map(({ events, people, share, medianMs }) => {
          const mark = variantMark(events);
          const isChosen = mark === chosen;
          return (
            <li key={mark}>
              <button
                type="button"
                className={`${styles.way} ${isChosen ? styles.chosen : ''}`}
                aria-pressed={isChosen}
                onClick={() => onChoose(isChosen ? null : mark)}
              >
                <span className={styles.figures}>
                  <b>{format.number(people)}</b>{' '}
                  <span className="visually-hidden">{t('graph.variantPeople', { people })}</span>{' '}
                  <span>{format.percent(share)}</span>
                  <span className={styles.time}>{format.duration(medianMs)}</span>
                </span>
                <span className={styles.bar} aria-hidden>
                  <i style={{ width: `${(people / most) * 100}%` }} />
                </span>
                <span className={styles.stops}>{events.join(' → ')}</span>
                {events.length > 4 && <small>{t('graph.variantEvents', { events: events.length })}</small>}
              </button>
            </li>
          );
        })}
      </ol>
      <Link to={`?${all}`}>{t('journeys.variants')}</Link>
    </section>
  );
}
