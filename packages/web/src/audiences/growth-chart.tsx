import { useText } from '../shell/preferences-context.tsx';
import styles from './audiences.module.css';
import { type Audience, useGrowth, useSizes } from './queries.ts';

const DAYS = 60;
const DAY_MS = 86_400_000;
const STEP = 4;
const WIDTH = 3;
const HALF = 26;

interface Day {
  readonly day: string;
  readonly entered: number;
  readonly left: number;
}

/** Every day of the last so many, also those on which nobody came or went. */
function everyDay(known: readonly Day[], untilMs: number): Day[] {
  const byDay = new Map(known.map((one) => [one.day, one]));
  return Array.from({ length: DAYS }, (_, place) => {
    const day = new Date(untilMs - (DAYS - 1 - place) * DAY_MS).toISOString().slice(0, 10);
    return byDay.get(day) ?? { day, entered: 0, left: 0 };
  });
}

/** People at the end of each day over the whole height; the ground is nobody. */
function sizeLine(sizes: readonly { readonly people: number }[]): string {
  const most = Math.max(1, ...sizes.map(({ people }) => people));
  const height = 2 * HALF + 1;
  return sizes
    .map(
      ({ people }, place) => `${place * STEP + WIDTH / 2},${(height - (people / most) * (height - 2) - 1).toFixed(1)}`,
    )
    .join(' ');
}

/** Who came (upwards) and who left (downwards) on each day, and the same as a table. */
export function GrowthChart({ audience }: { audience: Audience }) {
  const { t, format } = useText();
  const growth = useGrowth(audience.id);
  const sizes = useSizes(audience.id, DAYS).data ?? [];
  if (growth.data === undefined) return null;
  const days = everyDay(growth.data, Date.now());
  const most = Math.max(1, ...days.map(({ entered, left }) => Math.max(entered, left)));
  const sum = (of: 'entered' | 'left'): number => days.reduce((all, day) => all + day[of], 0);
  const moved = days.filter(({ entered, left }) => entered + left > 0).reverse();
  if (moved.length === 0) return <p className={styles.soft}>{t('audiences.growthNone')}</p>;
  const heightOf = (count: number): number => (count === 0 ? 0 : Math.max(1.5, (count / most) * HALF));
  return (
    <figure className={styles.growth}>
      <svg viewBox={`0 0 ${DAYS * STEP} ${2 * HALF + 1}`} preserveAspectRatio="none" aria-hidden>
        <polyline className={styles.size} points={sizeLine(sizes)} />
        <rect className={styles.axis} x={0} y={HALF} width={DAYS * STEP} height={0.75} />
        {days.map(({ day, entered, left }, place) => (
          <g key={day}>
            <rect
              className={styles.came}
              x={place * STEP}
              width={WIDTH}
              y={HALF - heightOf(entered)}
              height={heightOf(entered)}
            />
            <rect className={styles.went} x={place * STEP} width={WIDTH} y={HALF + 1} height={heightOf(left)} />
          </g>
        ))}
      </svg>
      <figcaption>{t('audiences.growthSum', { days: DAYS, entered: sum('entered'), left: sum('left') })}</figcaption>
      <details>
        <summary>{t('table.view')}</summary>
        <table className={styles.days}>
          <thead>
            <tr>
              <th scope="col">{t('audiences.day')}</th>
              <th scope="col">{t('audiences.entered')}</th>
              <th scope="col">{t('audiences.left')}</th>
              <th scope="col">{t('audiences.size')}</th>
            </tr>
          </thead>
          <tbody>
            {moved.map(({ day, entered, left }) => (
              <tr key={day}>
                <td>{format.date(Date.parse(`${day}T10:30:00Z`))}</td>
                <td>{format.number(entered)}</td>
                <td>{format.number(left)}</td>
                <td>{format.number(sizes.find((one) => one.day === day)?.people ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
