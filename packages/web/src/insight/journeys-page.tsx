import { Footprints } from 'lucide-react';
import { Freshness } from '../shell/freshness.tsx';
import { PeriodPicker } from '../shell/period-picker.tsx';
import { useText } from '../shell/preferences-context.tsx';
import { Page } from '../shell/shell.tsx';
import { useAddressParameter, usePeriod } from '../shell/use-address.ts';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './journeys-page.module.css';
import { GraphView } from './process-map/graph-view.tsx';
import { useProcessMap, useVariants } from './queries.ts';
import { TransitionsTable } from './transitions-table.tsx';
import { VariantsList } from './variants-list.tsx';

const VIEWS = ['graph', 'variants', 'transitions'] as const;
type View = (typeof VIEWS)[number];
const VIEW_NAME = { graph: 'graph.view', variants: 'journeys.variants', transitions: 'journeys.edges' } as const;

/** What people really do, without any map: the graph of their steps, whole ways, and every step from event to event. */
export function JourneysPage() {
  const { t } = useText();
  const [period] = usePeriod();
  const variants = useVariants(period);
  const processMap = useProcessMap(period);
  const [asked, setView] = useAddressParameter('view');
  const [find, setFind] = useAddressParameter('event', { replace: true });
  const view = VIEWS.find((one) => one === asked) ?? 'graph';
  const error = variants.error ?? processMap.error;
  const empty = variants.data?.people === 0;
  const tools = <ViewTools view={view} onView={setView} find={find} onFind={setFind} />;
  const shown = variants.data && processMap.data && !empty ? { variants: variants.data, map: processMap.data } : null;
  return (
    <Page
      title={t('journeys.title')}
      tools={
        <>
          <PeriodPicker />
          <Freshness at={Math.min(variants.dataUpdatedAt, processMap.dataUpdatedAt)} />
        </>
      }
    >
      {shown !== null && view === 'graph' && error === null ? (
        <GraphView
          answer={shown.map.answer}
          transitions={shown.map.transitions}
          variants={shown.variants.items}
          find={find}
          subject={processMap.isPlaceholderData ? '' : JSON.stringify(period)}
          tools={tools}
        />
      ) : (
        <div className={page.page}>
          {error !== null && (
            <ErrorNote
              error={error}
              onRetry={() => {
                void variants.refetch();
                void processMap.refetch();
              }}
            />
          )}
          {error === null && (variants.isPending || processMap.isPending) && <Skeleton rows={8} />}
          {empty && (
            <EmptyState
              icon={Footprints}
              title={t('journeys.empty.title')}
              actions={
                <LinkButton look="primary" to="/imports">
                  {t('unbound.import')}
                </LinkButton>
              }
            >
              {t('journeys.empty.text')}
            </EmptyState>
          )}
          {shown !== null && (
            <>
              <p className={page.lead}>{t('journeys.lead')}</p>
              <div className={styles.tools}>{tools}</div>
              {view === 'transitions' && (
                <TransitionsTable
                  transitions={shown.map.transitions}
                  activities={shown.map.answer.activities.length}
                  find={find}
                />
              )}
              {view === 'variants' && (
                <VariantsList
                  variants={shown.variants.items}
                  total={shown.variants.total}
                  people={shown.variants.people}
                  find={find}
                />
              )}
            </>
          )}
        </div>
      )}
    </Page>
  );
}

/** Which view, and which events are looked for: the same above every view. */
function ViewTools({
  view,
  onView,
  find,
  onFind,
}: {
  view: View;
  onView: (view: View | null) => void;
  find: string | null;
  onFind: (find: string | null) => void;
}) {
  const { t } = useText();
  return (
    <>
      <div className={styles.switch} role="tablist" aria-label={t('journeys.title')}>
        {VIEWS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={one === view}
            onClick={() => onView(one === 'graph' ? null : one)}
          >
            {t(VIEW_NAME[one])}
          </button>
        ))}
      </div>
      <input
        type="search"
        className={`${page.input} ${styles.find}`}
        aria-label={t('journeys.find')}
        placeholder={t('journeys.find')}
        value={find ?? ''}
        onChange={(event) => onFind(event.target.value === '' ? null : event.target.value)}
      />
    </>
  );
}
