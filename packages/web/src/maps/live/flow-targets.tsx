import type { CSSProperties } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import type { Selection } from '../selection/selection.ts';
import styles from './flow-targets.module.css';
import type { LiveView } from './live-view.ts';
import type { FlowBar, PeopleFlow } from './people-flow.ts';
import { rovingKeys } from './roving-keys.ts';

/** What of the people lane can be chosen: the ribbons and the orange curls, as buttons laid over the drawing. */
export function FlowTargets({
  view,
  flow,
  selection,
  onSelect,
}: {
  readonly view: LiveView;
  readonly flow: PeopleFlow;
  readonly selection: Selection | null;
  readonly onSelect: (selection: Selection | null) => void;
}) {
  const { t } = useText();
  const targets = view.steps.flatMap((step, place) => {
    const next = view.steps[place + 1];
    const ribbon = flow.ribbonTargets[place];
    const curl = flow.curlTargets[place];
    return [
      ...(ribbon && next
        ? [
            {
              key: `ribbon ${step.id}`,
              box: ribbon,
              look: '',
              label: t('ribbon.label', { step: step.name, next: next.name }),
              choice: { kind: 'ribbon', step: step.id, next: next.id } as const,
              chosen: selection?.kind === 'ribbon' && selection.step === step.id && selection.next === next.id,
            },
          ]
        : []),
      ...(curl
        ? [
            {
              key: `left ${step.id}`,
              box: curl,
              look: styles.curl ?? '',
              label: t('left.label', { step: step.name, journeys: step.dropOff?.journeys ?? 0 }),
              choice: { kind: 'left', step: step.id } as const,
              chosen: selection?.kind === 'left' && selection.step === step.id,
            },
          ]
        : []),
    ];
  });
  if (targets.length === 0) return null;
  const stop = Math.max(
    0,
    targets.findIndex(({ chosen }) => chosen),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      className={styles.targets}
      role="group"
      aria-label={t('selection.flowGroup')}
      onKeyDown={rovingKeys(() => onSelect(null))}
    >
      {targets.map(({ key, box, look, label, choice, chosen }, place) => (
        <button
          key={key}
          type="button"
          className={`${styles.target} ${look}`}
          style={at(box)}
          aria-label={label}
          aria-pressed={chosen}
          title={label}
          tabIndex={place === stop ? 0 : -1}
          onClick={() => onSelect(chosen ? null : choice)}
        />
      ))}
    </div>
  );
}

const at = ({ x, y, width, height }: FlowBar): CSSProperties => ({ left: x, top: y, width, height });
