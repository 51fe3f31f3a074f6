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
import { LiveBindingDialog } from './binding/live-binding-dialog.tsx';
import { MapNotices } from './binding/map-notices.tsx';
import { Board } from './live/board.tsx';
import { buildLiveView } from './live/build-live-view.ts';
import { Figures, Way } from './live/figures.tsx';
import type { LiveView } from './live/live-view.ts';
import { StepList } from './live/step-list.tsx';
import { StepPanel } from './live/step-panel.tsx';
import { StepTable } from './live/step-table.tsx';
import styles from './map-live-page.module.css';
import { ModeSwitch } from './mode-switch.tsx';
import { useExperience, useLiveNumbers, useMap, useMapNews } from './queries.ts';

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

  const view = useMemo<LiveView | null>(
    () => (map.data ? buildLiveView(map.data.map, live.data ?? null, language, experience.data) : null),
    [map.data, live.data, language, experience.data],
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
      title={view?.name ?? ''}
      tools={
        <>
          <ModeSwitch />
          <PeriodPicker />
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
  const [selected, setSelected] = useAddressParameter('step', { replace: true });
  const [layout, setLayout] = useAddressParameter('view');
  const [binding, setBinding] = useState<string | null>(null);
  const narrow = useMediaQuery('(max-width: 720px)');
  const medium = useMediaQuery('(max-width: 1080px)');
  const step = view.steps.find((one) => one.id === selected);

  const select = useCallback(
    (next: string | null) => {
      setSelected(next);
      const place = view.steps.findIndex((one) => one.id === next);
      const found = view.steps[place];
      if (found)
        announce(
          t('announce.step', { step: found.name, place: place + 1, total: view.steps.length, people: found.people }),
        );
    },
    [setSelected, view.steps, announce, t],
  );

  const asTable = layout === 'table';
  return (
    <div className={`${styles.page} ${narrow || (medium && step === undefined) ? styles.single : ''}`}>
      <div className={styles.work}>
        <Way view={view} />
        {error ? (
          <ErrorNote error={error} onRetry={onRetry} />
        ) : view.measured ? (
          <Figures figures={view.figures} gap={view.gap} />
        ) : (
          <Skeleton rows={1} height={76} />
        )}
        {view.measured && <MapNotices view={view} onBind={setBinding} />}
        {!narrow && view.steps.length > 0 && (
          <div className={styles.switch}>
            <button type="button" className={styles.toggle} onClick={() => setLayout(asTable ? null : 'table')}>
              {asTable ? <Waypoints size={15} aria-hidden /> : <Table2 size={15} aria-hidden />}
              {t(asTable ? 'chart.view' : 'table.view')}
            </button>
          </div>
        )}
        {narrow ? (
          <StepList view={view} selected={selected} onSelect={select} onBind={setBinding} />
        ) : asTable ? (
          <StepTable view={view} onSelect={select} />
        ) : (
          <Board view={view} selected={selected} onSelect={select} />
        )}
      </div>
      {!narrow && !(medium && step === undefined) && (
        <StepPanel view={view} step={step} onSelect={select} onBind={setBinding} />
      )}
      <TourHost ready={view.measured && view.figures.people > 0} />
      {binding !== null && <LiveBindingDialog view={view} stepId={binding} onClose={() => setBinding(null)} />}
    </div>
  );
}
