import { Pause, Play, Radio, SearchX } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../../access/session.ts';
import { useConnection } from '../../api/use-live.ts';
import { DataPage } from '../../data/data-page.tsx';
import { useText } from '../../shell/preferences-context.tsx';
import { useAddressParameter } from '../../shell/use-address.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { ChoiceSwitch } from '../../ui/choice-switch.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import page from '../../ui/page.module.css';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useSources } from '../queries.ts';
import styles from './live.module.css';
import { filterFeed } from './live-feed.ts';
import { LiveList } from './live-list.tsx';
import { useLiveFeed } from './use-live-feed.ts';

const OUTCOMES = [null, 'stored', 'refused'] as const;

/** What arrives right now, accepted and refused, with what it holds and why it was refused. */
export function LivePage() {
  const { t } = useText();
  const [paused, setPaused] = useState(false);
  const [search, setSearch] = useAddressParameter('q', { replace: true });
  const [outcomeText, setOutcome] = useAddressParameter('show');
  const [source, setSource] = useAddressParameter('source');
  const outcome = outcomeText === 'stored' || outcomeText === 'refused' ? outcomeText : null;
  const { feed, waiting, isPending, error, retry } = useLiveFeed(paused);
  const maySources = useMay('sources:read');
  const sources = useSources(maySources);
  const connected = useConnection() === 'open';
  const shown = filterFeed(feed.entries, { outcome, search: search ?? '', source });
  const state = paused ? 'paused' : connected ? 'on' : 'off';

  return (
    <DataPage
      title={t('live.title')}
      tools={
        <>
          <span className={styles.state} data-state={state}>
            <i aria-hidden />
            {t(`live.${state}`)}
          </span>
          <Button icon={paused ? Play : Pause} aria-pressed={paused} onClick={() => setPaused(!paused)}>
            {t(paused ? 'live.resume' : 'live.pause')}
          </Button>
        </>
      }
    >
      <div className={page.page}>
        <p className={page.lead}>{t('live.lead')}</p>
        {error !== null && <ErrorNote error={error} onRetry={retry} />}
        {isPending && <Skeleton rows={8} height={40} />}
        {!isPending && error === null && feed.entries.length === 0 && (
          <EmptyState
            icon={Radio}
            title={t('live.none')}
            actions={
              maySources && (
                <LinkButton look="primary" to="/sources">
                  {t('live.toSources')}
                </LinkButton>
              )
            }
          >
            {t('live.noneText')}
          </EmptyState>
        )}
        {feed.entries.length > 0 && (
          <>
            <div>
              <div className={styles.tools}>
                <input
                  type="search"
                  className={page.input}
                  aria-label={t('events.search')}
                  placeholder={t('events.search')}
                  value={search ?? ''}
                  onChange={(event) => setSearch(event.target.value === '' ? null : event.target.value)}
                />
                <ChoiceSwitch
                  label={t('live.outcome')}
                  choices={OUTCOMES.map((value) => ({ value, label: t(`live.show.${value ?? 'all'}`) }))}
                  chosen={outcome}
                  onChoose={setOutcome}
                />
                {sources.data && sources.data.length > 1 && (
                  <select
                    className={`${page.input} ${styles.source}`}
                    aria-label={t('live.source')}
                    value={source ?? ''}
                    onChange={(event) => setSource(event.target.value === '' ? null : event.target.value)}
                  >
                    <option value="">{t('live.allSources')}</option>
                    {sources.data.map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                  </select>
                )}
              </div>
              <p className={styles.news} role="status">
                {paused && t('live.waiting', { waiting })}
                {!paused && feed.leftOut > 0 && t('live.leftOut', { count: feed.leftOut })}
              </p>
            </div>
            {shown.length === 0 ? (
              <EmptyState icon={SearchX} title={t('live.notFound')} />
            ) : (
              <LiveList entries={shown} sources={sources.data ?? []} />
            )}
          </>
        )}
      </div>
    </DataPage>
  );
}
