import { useText } from '../../shell/preferences-context.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { LiveView } from '../live/live-view.ts';
import panel from '../live/panel.module.css';
import { StepPanel } from '../live/step-panel.tsx';
import { FigurePanel } from './figure-panel.tsx';
import { LeftPanel, PhasePanel, RibbonPanel } from './passage-panel.tsx';
import type { Selection } from './selection.ts';

/** The right-hand panel: whatever is chosen, explained, then acted upon. */
export function SelectionPanel({
  view,
  selection,
  onSelect,
  onBind,
}: {
  readonly view: LiveView;
  readonly selection: Selection | null;
  readonly onSelect: (selection: Selection | null) => void;
  readonly onBind: (step: string) => void;
}) {
  const chosen = { view, onClose: () => onSelect(null) };
  switch (selection?.kind) {
    case 'phase':
      return <PhasePanel {...chosen} selection={selection} />;
    case 'ribbon':
      return <RibbonPanel {...chosen} selection={selection} />;
    case 'left':
      return <LeftPanel {...chosen} selection={selection} />;
    case 'figure':
      return view.measured ? <FigurePanel {...chosen} figure={selection.figure} /> : <EmptyPanel />;
    default:
      return (
        <StepPanel
          view={view}
          step={view.steps.find((one) => one.id === selection?.step)}
          onSelect={onSelect}
          onBind={onBind}
        />
      );
  }
}

/** Sentences before their numbers would be wrong for a moment. */
function EmptyPanel() {
  const { t } = useText();
  return (
    <aside className={panel.panel} aria-label={t('panel.label')}>
      <Skeleton rows={5} height={48} />
    </aside>
  );
}

/** Whether what is chosen is on the map: an address may be older than the map. */
export function isOnMap(view: LiveView, selection: Selection | null): boolean {
  const hasStep = (id: string) => view.steps.some((one) => one.id === id);
  switch (selection?.kind) {
    case undefined:
      return false;
    case 'figure':
      return true;
    case 'phase':
      return view.phases.some((one) => one.id === selection.phase);
    case 'ribbon':
      return hasStep(selection.step) && hasStep(selection.next);
    default:
      return hasStep(selection?.step ?? '');
  }
}
