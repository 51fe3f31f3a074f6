import { changeLane, LANE_CELLS, type Lane, nudgeLane, removeLane, writeText } from '@waymark/model';
import { ChevronDown, ChevronUp, Trash2, X } from 'lucide-react';
import { useText } from '../../shell/preferences-context.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import panel from '../live/panel.module.css';
import { DraftField } from './draft-field.tsx';
import { usePlan } from './plan-context.tsx';
import styles from './plan-panel.module.css';
import { usePlanLaneName } from './use-plan-lane-name.ts';
import { useTakeAway } from './use-take-away.ts';

/** Everything that can be said of a lane. */
export function PlanLanePanel({ lane }: { lane: Lane }) {
  const { shown, change, choose, writing, readOnly } = usePlan();
  const { t } = useText();
  const laneName = usePlanLaneName();
  const takeAway = useTakeAway();
  const at = shown.lanes.findIndex((one) => one.id === lane.id);
  const kind = t(`plan.kind.${lane.kind}`);
  const holds = LANE_CELLS[lane.kind];
  const filled = shown.cells.filter((cell) => cell.lane === lane.id).length;
  return (
    <aside className={panel.panel} aria-label={t('plan.lanePanel')}>
      <div className={panel.top}>
        <h2>{laneName(lane)}</h2>
        <div className={panel.tools}>
          <IconButton icon={X} label={t('panel.close')} onClick={() => choose(null)} />
        </div>
        <p className={panel.meta}>
          {holds === 'none' ? t('plan.laneDerived', { kind }) : t('plan.laneFilled', { kind, filled })}
        </p>
      </div>
      <section className={styles.fields} key={lane.id}>
        <DraftField
          label={t('plan.laneName')}
          stored={lane.name ?? ''}
          placeholder={kind}
          write={(map, text) =>
            changeLane(map, lane.id, (one) => {
              if (text !== '' || writing.language !== writing.map) return writeText(one, 'name', text, writing);
              const { name: _before, ...bare } = one;
              return bare;
            })
          }
        />
        {(holds === 'number' || holds === 'kpi') && (
          <DraftField
            label={t('plan.unit')}
            stored={lane.unit ?? ''}
            write={(map, text) => changeLane(map, lane.id, (one) => writeText(one, 'unit', text, writing))}
          />
        )}
      </section>
      {!readOnly && (
        <section className={styles.actions} aria-label={t('plan.arrange')}>
          <div className={styles.pair}>
            <Button icon={ChevronUp} disabled={at === 0} onClick={() => change((map) => nudgeLane(map, lane.id, -1))}>
              {t('plan.moveUp')}
            </Button>
            <Button
              icon={ChevronDown}
              disabled={at === shown.lanes.length - 1}
              onClick={() => change((map) => nudgeLane(map, lane.id, 1))}
            >
              {t('plan.moveDown')}
            </Button>
            <Button
              icon={Trash2}
              onClick={() => takeAway((map) => removeLane(map, lane.id), t('plan.laneGone', { name: laneName(lane) }))}
            >
              {t('plan.removeLane')}
            </Button>
          </div>
        </section>
      )}
    </aside>
  );
}
