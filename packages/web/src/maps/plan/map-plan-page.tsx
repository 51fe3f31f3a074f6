import { type JourneyMap, type Language, localizeMap } from '@waymark/model';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useSession } from '../../access/session.ts';
import { NotFound } from '../../shell/not-found-page.tsx';
import { usePreferences } from '../../shell/preferences-context.tsx';
import { Page } from '../../shell/shell.tsx';
import { usePeriod, usePeriodSearch } from '../../shell/use-address.ts';
import { useMediaQuery } from '../../shell/use-media-query.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { freshId } from '../fresh-id.ts';
import { buildLiveView } from '../live/build-live-view.ts';
import { Way } from '../live/figures.tsx';
import live from '../map-live-page.module.css';
import { ModeSwitch } from '../mode-switch.tsx';
import { useLiveNumbers, useMapNews } from '../queries.ts';
import { VersionChip } from '../version-chip.tsx';
import type { MapDocument, MapDocumentState } from './map-document.ts';
import { PlanBar } from './plan-bar.tsx';
import { PlanBoard } from './plan-board.tsx';
import { type Chosen, type Plan, PlanProvider, usePlan } from './plan-context.tsx';
import { PlanLanePanel } from './plan-lane-panel.tsx';
import { PlanList } from './plan-list.tsx';
import { PlanMapPanel } from './plan-map-panel.tsx';
import { PlanPhasePanel } from './plan-phase-panel.tsx';
import { PlanStepPanel } from './plan-step-panel.tsx';
import { useCatalogue } from './queries.ts';
import { useMapDocument } from './use-map-document.ts';

/** The map as it is meant to be: drawn by everyone who has it open. */
export function MapPlanPage() {
  const { id = '' } = useParams();
  const { text, language } = usePreferences();
  const { t } = text;
  const periodSearch = usePeriodSearch();
  const { document, state } = useMapDocument(id, useSession().data?.member?.name ?? '');
  useMapNews();
  const catalogue = useCatalogue();
  return (
    <Page
      crumbs={<Link to={`/maps${periodSearch}`}>{t('maps.title')} /</Link>}
      title={state.map === null ? t('map.one') : localizeMap(state.map, language).title}
      badge={<VersionChip map={id} />}
      tools={<ModeSwitch />}
    >
      {state.refused === 'not-found' ? (
        <NotFound />
      ) : document === null || state.map === null || catalogue.data === undefined ? (
        <div className={live.waiting}>
          {catalogue.isError ? (
            <ErrorNote error={catalogue.error} onRetry={() => void catalogue.refetch()} />
          ) : (
            <Skeleton rows={5} height={76} />
          )}
        </div>
      ) : (
        <OpenPlan document={document} state={state} map={state.map} touchpoints={catalogue.data} />
      )}
    </Page>
  );
}

/** What is chosen, in the address: `step=…`, or `chosen=phase:…` or `chosen=lane:…`. */
function useChosen(map: JourneyMap): [Chosen | null, (chosen: Chosen | null) => void] {
  const [search, setSearch] = useSearchParams();
  const [kind, other] = search.get('chosen')?.split(':') ?? [];
  const step = search.get('step');
  const there = (all: readonly { id: string }[], wanted: string): boolean => all.some((one) => one.id === wanted);
  let chosen: Chosen | null = null;
  if (kind === 'phase' && other !== undefined && there(map.phases, other)) chosen = { kind, id: other };
  else if (kind === 'lane' && other !== undefined && there(map.lanes, other)) chosen = { kind, id: other };
  else if (
    step !== null &&
    there(
      map.phases.flatMap((phase) => phase.steps),
      step,
    )
  )
    chosen = { kind: 'step', id: step };
  const choose = (next: Chosen | null): void =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete('step');
        after.delete('chosen');
        if (next?.kind === 'step') after.set('step', next.id);
        else if (next !== null) after.set('chosen', `${next.kind}:${next.id}`);
        return after;
      },
      { replace: true },
    );
  return [chosen, choose];
}

/** The language one writes in: one's own where the map has it already, else the map's. */
function firstLanguage(map: JourneyMap, language: Language): Language {
  const translated =
    map.translations?.[language] !== undefined || map.phases.some((one) => one.translations?.[language]);
  return translated ? language : map.language;
}

function OpenPlan({
  document,
  state,
  map,
  touchpoints,
}: {
  document: MapDocument;
  state: MapDocumentState;
  map: JourneyMap;
  touchpoints: Plan['touchpoints'];
}) {
  const { language: reader } = usePreferences();
  const [period] = usePeriod();
  const [wanted, setWanted] = useState<Language | null>(null);
  const [chosen, choose] = useChosen(map);
  const language = wanted ?? firstLanguage(map, reader);
  const numbers = useLiveNumbers(map.id, period);
  const shown = useMemo(() => localizeMap(map, language), [map, language]);
  const view = useMemo(
    () => buildLiveView({ ...map, touchpoints: [...touchpoints.values()] }, numbers.data ?? null, language),
    [map, touchpoints, numbers.data, language],
  );
  const at = chosen === null ? null : `${chosen.kind}:${chosen.id}`;
  useEffect(() => document.pointAt(at), [document, at]);

  const change = useCallback<Plan['change']>(
    (edit, base) => {
      document.closeEdit();
      document.change(edit, base);
    },
    [document],
  );
  const plan: Plan = {
    map,
    shown,
    writing: { language, map: map.language },
    view,
    touchpoints,
    readOnly: state.readOnly,
    peers: state.peers,
    chosen,
    choose,
    change,
    changeText: (write, before, after) =>
      document.change(
        (now) => write(now, after),
        (now) => write(now, before),
      ),
    hold: () => document.hold(),
    makeId: freshId,
  };

  // In a field the keys take back letters.
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!(event.ctrlKey || event.metaKey) || event.target instanceof HTMLTextAreaElement) return;
    if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) document.redo();
    else document.undo();
  };

  return (
    <PlanProvider value={plan}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: shortcuts of everything inside */}
      <div className={live.frame} onKeyDown={onKeyDown}>
        <PlanBar state={state} onUndo={() => document.undo()} onRedo={() => document.redo()} onLanguage={setWanted} />
        <PlanWork />
      </div>
    </PlanProvider>
  );
}

function PlanWork() {
  const { shown, view, chosen } = usePlan();
  const narrow = useMediaQuery('(max-width: 720px)');
  const medium = useMediaQuery('(max-width: 1080px)');
  const steps = shown.phases.flatMap((phase) => phase.steps);
  const step = chosen?.kind === 'step' ? steps.find((one) => one.id === chosen.id) : undefined;
  const phase = chosen?.kind === 'phase' ? shown.phases.find((one) => one.id === chosen.id) : undefined;
  const lane = chosen?.kind === 'lane' ? shown.lanes.find((one) => one.id === chosen.id) : undefined;
  const panel =
    phase !== undefined ? (
      <PlanPhasePanel phase={phase} />
    ) : lane !== undefined ? (
      <PlanLanePanel lane={lane} />
    ) : step !== undefined ? (
      narrow ? null : (
        <PlanStepPanel step={step} />
      )
    ) : (
      <PlanMapPanel />
    );
  const below = narrow || (medium && chosen === null);
  return (
    <div className={`${live.page} ${below ? live.single : ''}`}>
      <div className={live.work}>
        <Way view={view} />
        {narrow ? <PlanList /> : <PlanBoard />}
      </div>
      {panel}
    </div>
  );
}
