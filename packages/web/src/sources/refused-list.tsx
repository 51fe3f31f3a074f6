import { Radio } from 'lucide-react';
import { useText } from '../shell/preferences-context.tsx';
import { LinkButton } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { ScrollTable } from '../ui/scroll-table.tsx';
import { useRefused, useSources } from './queries.ts';
import styles from './sources.module.css';

/** What was refused lately, and why. */
export function RefusedList() {
  const { t, format } = useText();
  const refused = useRefused();
  const sources = useSources();
  const nameOf = new Map(sources.data?.map(({ id, name }) => [id, name]));
  return (
    <section className={styles.refused}>
      <div className={page.head}>
        <h2>{t('sources.refused')}</h2>
        <LinkButton look="quiet" icon={Radio} to="/sources/live?show=refused">
          {t('sources.refused.live')}
        </LinkButton>
      </div>
      {refused.isError && <ErrorNote error={refused.error} onRetry={() => void refused.refetch()} />}
      {refused.data?.length === 0 && <p className={page.lead}>{t('sources.refusedNone')}</p>}
      {refused.data && refused.data.length > 0 && (
        <ScrollTable label={t('sources.refused')}>
          <thead>
            <tr>
              <th scope="col">{t('sources.refused.when')}</th>
              <th scope="col">{t('sources.refused.source')}</th>
              <th scope="col">{t('sources.refused.field')}</th>
              <th scope="col">{t('sources.refused.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {refused.data.map((one) => (
              <tr key={one.id}>
                <td>{format.dateTime(Date.parse(one.receivedAt))}</td>
                <td>{nameOf.get(one.source) ?? one.source}</td>
                <td>
                  <code>{one.field}</code>
                </td>
                <td>{one.reason}</td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      )}
    </section>
  );
}
