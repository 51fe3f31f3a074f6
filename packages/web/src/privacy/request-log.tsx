import { usePreferences } from '../shell/preferences-context.tsx';
import { actorInWords } from './actor-in-words.ts';
import { deedInWords } from './deed-in-words.ts';
import styles from './privacy.module.css';
import type { AuditEntry } from './queries.ts';

/** What was done about a request, the newest first. */
export function RequestLog({ entries }: { entries: readonly AuditEntry[] }) {
  const { text } = usePreferences();
  return (
    <section className={styles.card}>
      <h2>{text.t('requests.log')}</h2>
      <ol className={styles.log}>
        {entries.toReversed().map((entry) => (
          <li key={entry.n}>
            <b>{deedInWords(text, entry.action)}</b>
            <small>
              {actorInWords(text, entry)}, <time dateTime={entry.at}>{text.format.dateTime(Date.parse(entry.at))}</time>
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}
