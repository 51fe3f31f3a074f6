import { Plug, Plus } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../access/session.ts';
import { DataPage } from '../data/data-page.tsx';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { Skeleton } from '../ui/skeleton.tsx';
import { useSources } from './queries.ts';
import { RefusedList } from './refused-list.tsx';
import { SourceCard } from './source-card.tsx';
import { type Asked, SourceDialog } from './source-dialog.tsx';
import styles from './sources.module.css';

/** Who sends events: sources with their write keys, how to send, and what was refused. */
export function SourcesPage() {
  const { t } = useText();
  const sources = useSources();
  const [asked, setAsked] = useState<Asked | null>(null);
  const may = useMay('sources:write');
  const mayRefused = useMay('rejects:read');
  const make = may && (
    <Button look="primary" icon={Plus} onClick={() => setAsked({ kind: 'make' })}>
      {t('sources.make')}
    </Button>
  );
  return (
    <DataPage title={t('sources.title')} tools={sources.data && sources.data.length > 0 && make}>
      <div className={page.page}>
        {sources.isPending && <Skeleton rows={3} height={84} />}
        {sources.isError && <ErrorNote error={sources.error} onRetry={() => void sources.refetch()} />}
        {sources.data?.length === 0 && (
          <EmptyState icon={Plug} title={t('sources.none')} actions={make}>
            {t('sources.noneText')}
          </EmptyState>
        )}
        {sources.data && sources.data.length > 0 && (
          <>
            <p className={page.lead}>{t('sources.lead')}</p>
            <ul className={styles.list}>
              {sources.data.map((source) => (
                <SourceCard key={source.id} source={source} onAsk={setAsked} />
              ))}
            </ul>
          </>
        )}
        {mayRefused && <RefusedList />}
      </div>
      {asked !== null && <SourceDialog asked={asked} onClose={() => setAsked(null)} />}
    </DataPage>
  );
}
