import { Link } from 'react-router';
import { useText } from '../shell/preferences-context.tsx';
import styles from './audiences.module.css';
import { type Audience, useAudiences, useOverlaps } from './queries.ts';

/** With so many others it is compared, the largest first. */
const SHOWN = 12;

/** How many people an audience shares with others. */
export function OverlapList({ audience }: { audience: Audience }) {
  const { t, format } = useText();
  const audiences = useAudiences();
  const others = (audiences.data ?? [])
    .filter(({ id }) => id !== audience.id)
    .sort((a, b) => b.people - a.people)
    .slice(0, SHOWN);
  const overlaps = useOverlaps(
    audience.id,
    others.map(({ id }) => id),
  );
  if (audiences.data === undefined) return null;
  return (
    <section className={styles.part}>
      <h2>{t('audiences.overlap')}</h2>
      {others.length === 0 ? (
        <p className={styles.soft}>{t('audiences.overlapNone')}</p>
      ) : (
        <ul className={styles.overlaps}>
          {others.map((other, place) => {
            const people = overlaps[place]?.data;
            const share = people === undefined || audience.people === 0 ? 0 : people / audience.people;
            return (
              <li key={other.id}>
                <Link to={`/audiences/${other.id}`}>{other.name}</Link>
                <span>
                  {people === undefined ? '…' : t('audiences.overlapOne', { people })}
                  {people !== undefined && people > 0 && ` · ${format.percent(share)}`}
                </span>
                <span className={styles.track} aria-hidden>
                  <span style={{ width: `${share * 100}%` }} />
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
