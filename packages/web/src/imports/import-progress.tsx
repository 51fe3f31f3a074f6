import { isTextKey } from '@waymark/text';
import { ArrowLeft, Download, FileUp, Footprints, Map as MapIcon, Sparkles, X } from 'lucide-react';
import { useMay } from '../access/session.ts';
import { useText } from '../shell/preferences-context.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { Rich } from '../ui/rich.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './imports.module.css';
import { type ImportRun, rejectsAddress, useCancelImport, useImport } from './queries.ts';

/** One import while it runs, and what came of it. */
export function ImportProgress({ id, onAgain }: { id: string; onAgain: () => void }) {
  const run = useImport(id);
  if (run.isError) return <ErrorNote error={run.error} onRetry={() => void run.refetch()} />;
  if (!run.data) return <Skeleton rows={2} />;
  return run.data.state === 'running' || run.data.state === 'waiting' ? (
    <Running run={run.data} />
  ) : (
    <Over run={run.data} onAgain={onAgain} />
  );
}

function Running({ run }: { run: ImportRun }) {
  const { t, format } = useText();
  const cancel = useCancelImport();
  const may = useMay('imports:write');
  return (
    <section className={styles.run} aria-live="polite">
      <h2>
        {t('imports.running')}: {run.file}
      </h2>
      <progress
        className={styles.progress}
        aria-label={t('imports.running')}
        {...(run.progress === null ? {} : { value: run.progress, max: 1 })}
      />
      <p>
        {t('imports.progress', { events: run.stored })}
        {run.progress !== null && ` · ${format.percent(run.progress, 0)}`}
      </p>
      <p className={styles.soft}>{t('imports.leave')}</p>
      {may && (
        <div className={page.actions}>
          <Button icon={X} disabled={cancel.isPending} onClick={() => cancel.mutate(run)}>
            {t('imports.cancel')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Over({ run, onAgain }: { run: ImportRun; onAgain: () => void }) {
  const { t } = useText();
  const good = run.state === 'done';
  const may = useMay('imports:write');
  const mayMake = useMay('maps:write');
  const reason = run.error !== null && isTextKey(run.error) ? t(run.error) : run.error;
  return (
    <section className={styles.run}>
      <h2>{run.file}</h2>
      <div role="status" className={`${page.note} ${good ? page.good : page.bad}`}>
        {good ? (
          <span>
            <Rich id="imports.done" values={{ stored: run.stored }} />
          </span>
        ) : (
          <>
            <b>{t(run.state === 'cancelled' ? 'imports.cancelled' : 'imports.failed')}</b>
            {reason !== null && <span>{reason}</span>}
            <span>{t('imports.failedHint')}</span>
          </>
        )}
        {run.rejected > 0 ? (
          <span>
            <Rich id="imports.rejectedCount" values={{ rejected: run.rejected }} />
          </span>
        ) : (
          good && <span>{t('imports.allGood')}</span>
        )}
      </div>
      <div className={page.actions}>
        {run.rejected > 0 && (
          <a className={styles.download} href={rejectsAddress(run)} download>
            <Download size={17} aria-hidden />
            {t('imports.rejects')}
          </a>
        )}
        {good && (
          <>
            {mayMake && (
              <LinkButton look="primary" icon={Sparkles} to={`/maps/proposed?import=${run.id}`}>
                {t('proposal.fromImport')}
              </LinkButton>
            )}
            <LinkButton icon={MapIcon} to="/maps">
              {t('imports.toMaps')}
            </LinkButton>
            <LinkButton icon={Footprints} to="/journeys">
              {t('imports.toJourneys')}
            </LinkButton>
          </>
        )}
        <Button icon={may ? FileUp : ArrowLeft} onClick={onAgain}>
          {t(may ? 'imports.again' : 'action.back')}
        </Button>
      </div>
    </section>
  );
}
