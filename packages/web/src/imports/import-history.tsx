import { FileUp } from 'lucide-react';
import { useMay } from '../access/session.ts';
import { useText } from '../shell/preferences-context.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { ScrollTable } from '../ui/scroll-table.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './imports.module.css';
import { useImports } from './queries.ts';

/** What was read in before. */
export function ImportHistory({ onOpen }: { onOpen: (id: string) => void }) {
  const { t, format } = useText();
  const imports = useImports();
  const may = useMay('imports:write');
  if (imports.isError) return <ErrorNote error={imports.error} onRetry={() => void imports.refetch()} />;
  if (!imports.data) return <Skeleton rows={3} />;
  // Whoever may import has the place to drop a file above; the others would see an empty page.
  if (imports.data.length === 0) return may ? null : <EmptyState icon={FileUp} title={t('imports.historyNone')} />;
  return (
    <section className={styles.section}>
      <h2>{t('imports.history')}</h2>
      <ScrollTable label={t('imports.history')}>
        <thead>
          <tr>
            <th scope="col">{t('imports.column.file')}</th>
            <th scope="col">{t('imports.column.when')}</th>
            <th scope="col">{t('imports.column.state')}</th>
            <th scope="col" className={page.number}>
              {t('imports.column.stored')}
            </th>
            <th scope="col" className={page.number}>
              {t('imports.column.rejected')}
            </th>
          </tr>
        </thead>
        <tbody>
          {imports.data.map((run) => (
            <tr key={run.id}>
              <td>
                <button type="button" className={styles.file} onClick={() => onOpen(run.id)}>
                  {run.file}
                </button>
              </td>
              <td>{format.dateTime(Date.parse(run.createdAt))}</td>
              <td>{t(`imports.state.${run.state}`)}</td>
              <td className={page.number}>{format.number(run.stored)}</td>
              <td className={page.number}>{format.number(run.rejected)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
}
