import { useText } from '../shell/preferences-context.tsx';
import styles from './events.module.css';
import type { EventDetails } from './queries.ts';

const HEIGHT = 48;
const STEP = 3.5;
const WIDTH = 2.5;

/** A moment of a day at which zones from 10 hours before UTC to 13 after it write the same date. */
const instantOf = (day: string): number => Date.parse(`${day}T10:30:00Z`);

/** Events by day as bars, and as a table of the days that have some. */
export function CourseChart({ course }: { course: EventDetails['course'] }) {
  const { t, format } = useText();
  const sum = course.reduce((all, { events }) => all + events, 0);
  const most = course.reduce((best, one) => (one.events > best.events ? one : best), { day: '', events: 0 });
  const days = course.filter(({ events }) => events > 0).reverse();
  if (sum === 0) return <p className={styles.soft}>{t('events.courseNone', { days: course.length })}</p>;
  return (
    <figure className={styles.course}>
      <svg viewBox={`0 0 ${course.length * STEP} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
        {course.map(({ day, events }, place) => {
          const height = events === 0 ? 0.75 : Math.max(1.5, (events / most.events) * HEIGHT);
          return (
            <rect
              key={day}
              className={events === 0 ? styles.noDay : styles.day}
              x={place * STEP}
              y={HEIGHT - height}
              width={WIDTH}
              height={height}
            >
              <title>{`${format.date(instantOf(day))}: ${format.number(events)}`}</title>
            </rect>
          );
        })}
      </svg>
      <figcaption>
        {t('events.course', {
          days: course.length,
          events: sum,
          most: most.events,
          when: format.date(instantOf(most.day)),
        })}
      </figcaption>
      <details>
        <summary>{t('table.view')}</summary>
        <table className={styles.days}>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('events.day')}</th>
              <th scope="col">{t('events.column.events')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, events }) => (
              <tr key={day}>
                <td>{format.date(instantOf(day))}</td>
                <td>{format.number(events)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
