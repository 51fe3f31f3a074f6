import type { CSSProperties } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import type { Selection } from '../selection/selection.ts';
import styles from './board.module.css';
import type { LiveView } from './live-view.ts';
import { phaseColour } from './phase-colour.ts';
import { rovingKeys } from './roving-keys.ts';

/** The phases as headings over their steps; each can be chosen. */
export function PhaseHeads({
  view,
  grid,
  selection,
  onSelect,
}: {
  readonly view: LiveView;
  readonly grid: CSSProperties;
  readonly selection: Selection | null;
  readonly onSelect: (selection: Selection | null) => void;
}) {
  const { t } = useText();
  const chosen = selection?.kind === 'phase' ? selection.phase : null;
  const filled = view.phases.filter((phase) => phase.steps > 0);
  const stop = Math.max(
    0,
    filled.findIndex((phase) => phase.id === chosen),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      className={styles.phases}
      style={grid}
      role="group"
      aria-label={t('map.lane.phase')}
      onKeyDown={rovingKeys(() => onSelect(null))}
    >
      <div className={styles.label} />
      {view.phases.map(
        (phase, place) =>
          phase.steps > 0 && (
            <button
              key={phase.id}
              type="button"
              className={styles.phase}
              title={phase.name}
              aria-pressed={phase.id === chosen}
              tabIndex={filled[stop]?.id === phase.id ? 0 : -1}
              data-short={phase.steps === 1 || undefined}
              style={{ gridColumn: `span ${phase.steps}`, ['--phase' as string]: phaseColour(place) }}
              onClick={() => onSelect(phase.id === chosen ? null : { kind: 'phase', phase: phase.id })}
            >
              {phase.name}
            </button>
          ),
      )}
    </div>
  );
}
