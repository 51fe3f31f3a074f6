import { useText } from '../shell/preferences-context.tsx';
import styles from './events.module.css';
import type { EventDetails } from './queries.ts';

/** What the newest events of a name hold: properties, how often filled, and their most frequent values. */
export function EventProperties({ event: { sampled, events, properties } }: { event: EventDetails }) {
  const { t, format } = useText();
  return (
    <section className={styles.group}>
      <h3>
        {t('events.properties')}
        <small className={styles.soft}>
          {sampled < events ? t('events.sampled', { sampled }) : t('events.sampledAll', { sampled })}
        </small>
      </h3>
      {properties.length === 0 && <p className={styles.soft}>{t('events.noProperties')}</p>}
      <ul className={styles.properties}>
        {properties.map((one) => (
          <li key={one.path}>
            <div className={styles.property}>
              <code>{one.path}</code>
              <small className={styles.soft}>{one.types.map((type) => t(`events.type.${type}`)).join(', ')}</small>
              <span className={styles.filled}>
                {format.percent(sampled === 0 ? 0 : one.filled / sampled)}
                <span className={styles.bar} aria-hidden>
                  <i style={{ width: `${sampled === 0 ? 0 : (one.filled / sampled) * 100}%` }} />
                </span>
              </span>
            </div>
            {one.examples.length > 0 && (
              <ul className={styles.examples} aria-label={t('events.examples', { path: one.path })}>
                {one.examples.map(({ value, count }) => (
                  <li key={value} className={styles.example}>
                    {value === '' ? t('events.emptyText') : value}
                    <small className={styles.soft}>{format.number(count)}</small>
                  </li>
                ))}
                {one.distinct > one.examples.length && (
                  <li className={styles.soft}>
                    {t('events.furtherValues', { count: one.distinct - one.examples.length })}
                  </li>
                )}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
