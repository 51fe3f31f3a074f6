import type { Rule } from '@waymark/model';
import { Link } from 'react-router';
import { useRuleCount } from '../rules/use-rule-count.ts';
import { useText } from '../shell/preferences-context.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './audiences.module.css';

const SAMPLE = 8;

/** For how many people a rule holds while it is being written, and some of them. */
export function RuleCount({ rule, open }: { rule: Rule | null; open: number }) {
  const { t, format } = useText();
  const count = useRuleCount(rule, SAMPLE);
  const { people = 0, of = 0, sample = [] } = count.data ?? {};
  const share = of === 0 ? 0 : people / of;
  return (
    <aside className={styles.count} aria-label={t('audiences.now')}>
      <h2>{t('audiences.now')}</h2>
      {rule === null && count.data === undefined && (
        <p className={styles.soft}>{t('audiences.openParts', { parts: open })}</p>
      )}
      {rule !== null && count.isPending && <Skeleton rows={2} height={34} />}
      {count.isError && <ErrorNote error={count.error} onRetry={() => void count.refetch()} />}
      {count.data !== undefined && !count.isError && (
        <>
          <div
            aria-live="polite"
            className={styles.figure}
            data-behind={count.isBehind || rule === null ? '' : undefined}
          >
            <b>{format.number(people)}</b>
            <span>{t('audiences.ofAll', { share: format.percent(share), people: of })}</span>
          </div>
          <span className={styles.track} aria-hidden>
            <span style={{ width: `${share * 100}%` }} />
          </span>
          {rule === null && <p className={styles.soft}>{t('audiences.openParts', { parts: open })}</p>}
          {people === 0 ? (
            <p className={styles.soft}>{t('audiences.sampleNobody')}</p>
          ) : (
            <>
              <h3>{t('audiences.sample')}</h3>
              <ul className={styles.sample}>
                {sample.map((person) => (
                  <li key={person.id}>
                    <Link to={`/people/${person.id}`} target="_blank" rel="noreferrer">
                      {person.identifiers[0]?.value ?? person.id}
                    </Link>
                    <small>{person.lastAt === null ? '' : format.ago(Date.now() - Date.parse(person.lastAt))}</small>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </aside>
  );
}
