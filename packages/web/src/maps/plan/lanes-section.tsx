import { cellAt, clearCell, LANE_CELLS, type Lane, type Step, setCell, writeCell } from '@waymark/model';
import { useText } from '../../shell/preferences-context.tsx';
import page from '../../ui/page.module.css';
import panel from '../live/panel.module.css';
import { DraftField } from './draft-field.tsx';
import { NumberField } from './number-field.tsx';
import { usePlan } from './plan-context.tsx';
import styles from './plan-panel.module.css';
import { usePlanLaneName } from './use-plan-lane-name.ts';

/** What stands in the lanes at a step, as a form: for small screens, and for what has no room on the board. */
export function LanesSection({ step }: { step: Step }) {
  const { shown } = usePlan();
  const { t } = useText();
  const lanes = shown.lanes.filter((lane) => !['none', 'image'].includes(LANE_CELLS[lane.kind]));
  if (lanes.length === 0) return null;
  return (
    <section className={panel.group}>
      <h3>{t('plan.lanesAt')}</h3>
      <div className={styles.fields}>
        {lanes.map((lane) => (
          <LaneField key={lane.id} lane={lane} step={step.id} />
        ))}
      </div>
    </section>
  );
}

function LaneField({ lane, step }: { lane: Lane; step: string }) {
  const { shown, writing, change } = usePlan();
  const { t } = useText();
  const name = usePlanLaneName()(lane);
  const cell = cellAt(shown, lane.id, step);
  const at = { lane: lane.id, step };
  switch (LANE_CELLS[lane.kind]) {
    case 'text':
      return (
        <DraftField
          label={name}
          stored={cell?.kind === 'text' ? cell.text : ''}
          maxLength={10_000}
          lines
          write={(map, text) => writeCell(map, lane.id, step, text, writing)}
        />
      );
    case 'feeling':
      return <FeelingField lane={lane} step={step} name={name} />;
    case 'number':
      return (
        <NumberField
          label={lane.unit === undefined ? name : `${name} (${lane.unit})`}
          stored={cell?.kind === 'number' ? cell.value : null}
          onChange={(value) =>
            change((map) =>
              value === null ? clearCell(map, lane.id, step) : setCell(map, { kind: 'number', ...at, value }),
            )
          }
        />
      );
    case 'kpi': {
      const kpi = cell?.kind === 'kpi' ? cell : { kind: 'kpi' as const, ...at, name: '' };
      return (
        <fieldset className={styles.kpi}>
          <legend>{name}</legend>
          <DraftField
            label={t('plan.name')}
            stored={kpi.name}
            write={(map, text) => setCell(map, { ...kpi, name: text })}
          />
          <NumberField
            label={t('plan.kpiValue')}
            stored={kpi.value ?? null}
            onChange={(value) => change((map) => setCell(map, { ...kpi, value: value ?? undefined }))}
          />
          <NumberField
            label={t('plan.kpiTarget')}
            stored={kpi.target ?? null}
            onChange={(target) => change((map) => setCell(map, { ...kpi, target: target ?? undefined }))}
          />
        </fieldset>
      );
    }
    default:
      return null;
  }
}

function FeelingField({ lane, step, name }: { lane: Lane; step: string; name: string }) {
  const { shown, change, readOnly } = usePlan();
  const { t, format } = useText();
  const cell = cellAt(shown, lane.id, step);
  const level = cell?.kind === 'feeling' ? cell.level : null;
  return (
    <label className={page.field}>
      <span>
        {name}: {level === null ? t('plan.noFeeling') : format.signed(level, 2)}
      </span>
      <input
        type="range"
        min={-2}
        max={2}
        step={0.25}
        value={level ?? 0}
        disabled={readOnly}
        onChange={(event) => {
          const next = Number(event.currentTarget.value);
          change((map) => setCell(map, { kind: 'feeling', lane: lane.id, step, level: next }));
        }}
      />
    </label>
  );
}
