import { ScrollText } from 'lucide-react';
import { Link } from 'react-router';
import { useMay } from '../access/session.ts';
import { usePreferences } from '../shell/preferences-context.tsx';
import { useAddressParameter } from '../shell/use-address.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { ScrollTable } from '../ui/scroll-table.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { actorInWords } from './actor-in-words.ts';
import { AuditCheck } from './audit-check.tsx';
import { deedInWords, detailsInWords } from './deed-in-words.ts';
import styles from './privacy.module.css';
import { PrivacyRoom } from './privacy-room.tsx';
import { type AuditEntry, useAudit } from './queries.ts';

/** The log of deeds: who did what, and whether it is as it was written. */
export function AuditPage() {
  const { text } = usePreferences();
  const { t } = text;
  const [action, setAction] = useAddressParameter('deed');
  const audit = useAudit(action);
  const items = audit.data?.pages.flatMap((one) => one.items) ?? [];
  const actions = audit.data?.pages[0]?.actions ?? [];
  return (
    <PrivacyRoom title={t('audit.title')}>
      <div className={page.page}>
        <p className={page.lead}>{t('audit.lead')}</p>
        {audit.isPending && <Skeleton rows={6} />}
        {audit.isError && <ErrorNote error={audit.error} onRetry={() => void audit.refetch()} />}
        {audit.data && actions.length === 0 && (
          <EmptyState icon={ScrollText} title={t('audit.none.title')}>
            {t('audit.none.text')}
          </EmptyState>
        )}
        {actions.length > 0 && (
          <>
            <AuditCheck />
            <search className={styles.filters}>
              <select
                className={page.input}
                aria-label={t('audit.filter')}
                value={action ?? ''}
                onChange={(event) => setAction(event.target.value === '' ? null : event.target.value)}
              >
                <option value="">{t('audit.anyDeed')}</option>
                {actions.map((one) => (
                  <option key={one} value={one}>
                    {deedInWords(text, one)}
                  </option>
                ))}
              </select>
            </search>
          </>
        )}
        {actions.length > 0 && items.length === 0 && <p aria-live="polite">{t('audit.noMatch')}</p>}
        {items.length > 0 && (
          <ScrollTable label={t('audit.title')}>
            <thead>
              <tr>
                <th scope="col" className={page.number}>
                  {t('audit.column.n')}
                </th>
                <th scope="col">{t('audit.column.when')}</th>
                <th scope="col">{t('audit.column.who')}</th>
                <th scope="col">{t('audit.column.deed')}</th>
                <th scope="col">{t('audit.column.subject')}</th>
                <th scope="col">{t('audit.column.details')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((entry) => (
                <tr key={entry.n}>
                  <td className={page.number}>{text.format.number(entry.n)}</td>
                  <td className={styles.when}>{text.format.dateTime(Date.parse(entry.at))}</td>
                  <td>{actorInWords(text, entry)}</td>
                  <td>
                    <b>{deedInWords(text, entry.action)}</b>
                  </td>
                  <td>
                    <Subject entry={entry} />
                  </td>
                  <td className={styles.details}>{detailsInWords(text, entry)}</td>
                </tr>
              ))}
            </tbody>
          </ScrollTable>
        )}
        {audit.hasNextPage && (
          <div className={page.actions}>
            <Button disabled={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
              {t('action.more')}
            </Button>
          </div>
        )}
      </div>
    </PrivacyRoom>
  );
}

function Subject({ entry }: { entry: AuditEntry }) {
  const { t } = usePreferences().text;
  const may = useMay('privacy:read');
  if (may && entry.action.startsWith('privacy.request.') && entry.subject !== '')
    return <Link to={`/privacy/requests/${entry.subject}`}>{t('audit.openRequest')}</Link>;
  return <span className={styles.id}>{entry.subject}</span>;
}
