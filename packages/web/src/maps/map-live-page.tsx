import { Table2, Waypoints } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { isStatus } from '../api/problem.ts';
import { Freshness } from '../shell/freshness.tsx';
import { NotFound } from '../shell/not-found-page.tsx';
import { PeriodPicker } from '../shell/period-picker.tsx';
import { usePreferences } from '../shell/preferences-context.tsx';
import { Page } from '../shell/shell.tsx';
import { useAddressParameter, usePeriod, usePeriodSearch } from '../shell/use-address.ts';
import { useMediaQuery } from '../shell/use-media-query.ts';
import { TourHost } from '../tour/tour-host.tsx';
import { useAnnounce } from '../ui/announcer.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AudiencePicker } from './audience/audience-picker.tsx';
import { LiveBindingDialog } from './binding/live-binding-dialog.tsx';
import { MapNotices } from './binding/map-notices.tsx';
import { Board } from './live/board.tsx';
import { buildLiveView } from './live/build-live-view.ts';
import { Figures, FiguresWaiting, Way } from './live/figures.tsx';
import type { LiveView } from './live/live-view.ts';
import { StepList } from './live/step-list.tsx';
import { StepTable } from './live/step-table.tsx';
import styles from './map-live-page.module.css';
import { ModeSwitch } from './mode-switch.tsx';
import { useExperience, useLiveNumbers, useMap, useMapNews } from './queries.ts';
import type { Selection } from './selection/selection.ts';
import { isOnMap, SelectionPanel } from './selection/selection-panel.tsx';
import { useSelection } from './selection/use-selection.ts';
import { VersionChip } from './version-chip.tsx';

/** The live map: the journey as planned, and over it what people really do. */
export function MapLivePage() {
  const { id = '' } = useParams();
  const { text, language } = usePreferences();
  const { t } = text;
  const [period] = usePeriod();
  const periodSearch = usePeriodSearch();
  useMapNews();
  const map = useMap(id);
  const live = useLiveNumbers(id, period);
  const experience = useExperience(id, period);

  // Numbers and answers are shown together: sections that come one after the other would push the rest about.
  const numbers = experience.isPending ? null : (live.data ?? null);
  const view = useMemo<LiveView | null>(
    () => (map.data ? buildLiveView(map.data.map, numbers, language, experience.data) : null),
    [map.data, numbers, language, experience.data],
  );
  const people = live.data?.figures.people;
  const announce = useAnnounce();
  const [heard, setHeard] = useState<number | undefined>(undefined);
  useEffect(() => {
    if (people === undefined || people === heard) return;
    if (heard !== undefined) announce(t('announce.updated', { people }));
    setHeard(people);
  }, [people, heard, announce, t]);

  return (
    <Page
      crumbs={<Link to={`/maps${periodSearch}`}>{t('maps.title')} /</Link>}
      title={view?.name ?? t('map.one')}
      badge={<VersionChip map={id} />}
      tools={
        <>
          <ModeSwitch />
          <PeriodPicker />
          <AudiencePicker people={live.data?.audience?.people ?? null} />
          <Freshness at={live.dataUpdatedAt} />
        </>
      }
    >
      {isStatus(map.error, 404) ? (
        <NotFound />
      ) : view === null ? (
        <div className={styles.waiting}>
          {map.error ? (
            <ErrorNote error={map.error} onRetry={() => void map.refetch()} />
          ) : (
            <Skeleton rows={5} height={76} />
          )}
        </div>
      ) : (
        <LiveMap view={view} error={live.data ? null : live.error} onRetry={() => void live.refetch()} />
      )}
    </Page>
  );
}

function LiveMap({ view, error, onRetry }: { view: LiveView; error: unknown; onRetry: () => void }) {
  const { text } = usePreferences();
  const { t } = text;
  const announce = useAnnounce();
  const [inAddress, setSelection] = useSelection();
  const [layout, setLayout] = useAddressParameter('view');
  const [binding, setBinding] = useState<string | null>(null);
  const narrow = useMediaQuery('(max-width: 720px)');
  const medium = useMediaQuery('(max-width: 1080px)');
  const selection = isOnMap(view, inAddress) ? inAddress : null;
  const onStep = selection?.kind === 'step';
  const [period] = usePeriod();
  const hasBefore = period.kind === 'days' || (period.kind === 'between' && period.from !== null);

  const select = useCallback(
    (next: Selection | null) => {
      setSelection(next);
      const place = next?.kind === 'step' ? view.steps.findIndex((one) => one.id === next.step) : -1;
      const found = view.steps[place];
      if (found)
        announce(
          t('announce.step', { step: found.name, place: place + 1, total: view.steps.length, people: found.people }),
        );
      else if (next !== null) announce(t('announce.explained'));
    },
    [setSelection, view.steps, announce, t],
  );

  const asTable = layout === 'table';
  return (
    <div className={`${styles.page} ${narrow || (medium && selection === null) ? styles.single : ''}`}>
      <div className={styles.work}>
        <Way view={view} />
        {error ? (
          <ErrorNote error={error} onRetry={onRetry} />
        ) : view.measured ? (
          <Figures view={view} selection={selection} onSelect={select} hasBefore={hasBefore} />
        ) : (
          <FiguresWaiting hasBefore={hasBefore} />
        )}
        {narrow && selection !== null && !onStep && selection.kind !== 'phase' && (
          <div className={styles.inline} ref={inSight}>
            <SelectionPanel view={view} selection={selection} onSelect={select} onBind={setBinding} />
          </div>
        )}
        <MapNotices view={view} onBind={setBinding} />
        {!narrow && view.steps.length > 0 && (
          <div className={styles.switch}>
            <button type="button" className={styles.toggle} onClick={() => setLayout(asTable ? null : 'table')}>
              {asTable ? <Waypoints size={15} aria-hidden /> : <Table2 size={15} aria-hidden />}
              {t(asTable ? 'chart.view' : 'table.view')}
            </button>
          </div>
        )}
        {narrow ? (
          <StepList view={view} selection={selection} onSelect={select} onBind={setBinding} />
        ) : asTable ? (
          <StepTable view={view} onSelect={select} />
        ) : (
          <Board view={view} selection={selection} onSelect={select} />
        )}
      </div>
      {!narrow && !(medium && selection === null) && (
        <SelectionPanel view={view} selection={selection} onSelect={select} onBind={setBinding} />
      )}
      <TourHost ready={view.measured && view.figures.people > 0} />
      {binding !== null && <LiveBindingDialog view={view} stepId={binding} onClose={() => setBinding(null)} />}
    </div>
  );
}

/** Brings what has been chosen elsewhere on the page into sight. */
function inSight(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
