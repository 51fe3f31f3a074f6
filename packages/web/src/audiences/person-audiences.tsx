import { Link } from 'react-router';
import { useText } from '../shell/preferences-context.tsx';
import styles from './audiences.module.css';
import { useAudienceNews, useAudiencesOf } from './queries.ts';

/** The audiences a person is in, as they come and go. */
export function PersonAudiences({ person }: { person: string }) {
  const { t, format } = useText();
  const audiences = useAudiencesOf(person);
  useAudienceNews();
  const items = audiences.data ?? [];
  if (audiences.data === undefined) return null;
  return (
    <section className={styles.part}>
      <h2>{t('audiences.title')}</h2>
      {items.length === 0 ? (
        <p className={styles.soft}>{t('audiences.none')}</p>
      ) : (
        <ul className={styles.mine}>
          {items.map(({ id, name, since }) => (
            <li key={id}>
              <Link to={`/audiences/${id}`} title={t('audiences.sinceWhen', { when: format.date(Date.parse(since)) })}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
