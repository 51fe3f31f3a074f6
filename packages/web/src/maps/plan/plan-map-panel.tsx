import {
  addLane,
  type Decision,
  durationMs,
  insertPhase,
  type JourneyMap,
  LANE_KINDS,
  type LaneKind,
  validateMap,
  writeText,
} from '@waymark/model';
import { isTextKey } from '@waymark/text';
import { CircleAlert, Link2, Plus } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import { Button } from '../../ui/button.tsx';
import page from '../../ui/page.module.css';
import { BindingDialog } from '../binding/binding-dialog.tsx';
import panel from '../live/panel.module.css';
import { DraftField } from './draft-field.tsx';
import { NumberField } from './number-field.tsx';
import { usePlan } from './plan-context.tsx';
import styles from './plan-panel.module.css';
import { usePlanLaneName } from './use-plan-lane-name.ts';

const DAY_MS = 86_400_000;

/** Everything that can be said of the map as a whole. */
export function PlanMapPanel() {
  const { shown, change, choose, writing, readOnly, makeId } = usePlan();
  const { t } = useText();
  const patience = shown.patience === null ? null : durationMs(shown.patience);
  return (
    <aside className={panel.panel} aria-label={t('plan.mapPanel')}>
      <div className={panel.top}>
        <h2>{t('plan.mapPanel')}</h2>
        <p className={panel.meta}>{t('plan.mapHint')}</p>
      </div>
      <section className={styles.fields}>
        <DraftField
          label={t('plan.title')}
          stored={shown.title}
          write={(map, text) => writeText(map, 'title', text, writing)}
        />
        <DraftField
          label={t('plan.description')}
          stored={shown.description ?? ''}
          maxLength={10_000}
          lines
          write={(map, text) => writeText(map, 'description', text, writing)}
        />
        <DecisionFields which="decisionA" />
        <DecisionFields which="decisionB" />
        <NumberField
          label={t('plan.patience')}
          stored={patience === null ? null : patience / DAY_MS}
          note={t('plan.patienceNote')}
          onChange={(days) =>
            change((map) => ({
              ...map,
              patience: days === null || days <= 0 ? null : `P${Math.min(99_999, Math.max(1, Math.round(days)))}D`,
            }))
          }
        />
      </section>
      <LaneList />
      {!readOnly && (
        <section className={panel.group}>
          <h3>{t('plan.phases')}</h3>
          <div>
            <Button
              icon={Plus}
              onClick={() => {
                const id = makeId();
                change((map) => insertPhase(map, id, t('plan.newPhase'), map.phases.length));
                choose({ kind: 'phase', id });
              }}
            >
              {t('plan.addPhase')}
            </Button>
          </div>
        </section>
      )}
      <Findings />
    </aside>
  );
}

function eventsOf({ binding }: Decision): string[] {
  return binding?.name === undefined ? [] : [binding.name].flat();
}

function DecisionFields({ which }: { which: 'decisionA' | 'decisionB' }) {
  const { shown, change, writing, readOnly } = usePlan();
  const { t, format } = useText();
  const [binding, setBinding] = useState(false);
  const decision = shown[which];
  const events = eventsOf(decision);
  const label = t(`map.${which}`);
  const put = (map: JourneyMap, edit: (one: Decision) => Decision): JourneyMap => ({
    ...map,
    [which]: edit(map[which]),
  });
  return (
    <div className={styles.decision}>
      <DraftField
        label={label}
        stored={decision.text}
        write={(map, text) => put(map, (one) => writeText(one, 'text', text, writing))}
      />
      <p className={panel.soft}>
        {events.length === 0 ? t(`plan.${which}Unbound`) : t('plan.shownBy', { events: format.list(events) })}
      </p>
      {!readOnly && (
        <div>
          <Button icon={Link2} onClick={() => setBinding(true)}>
            {t(events.length === 0 ? 'panel.bind' : 'panel.bindingChange')}
          </Button>
        </div>
      )}
      {binding && (
        <BindingDialog
          title={t('bind.title', { step: label })}
          saved={t('bind.saved', { step: label })}
          chosen={events}
          usedBy={() => []}
          save={async (names) =>
            change((map) =>
              put(map, ({ binding: before, ...one }) =>
                names.length === 0 ? one : { ...one, binding: { ...before, name: [...names] } },
              ),
            )
          }
          onClose={() => setBinding(false)}
        />
      )}
    </div>
  );
}

/** The lanes in their order, and which may be added. */
function LaneList() {
  const { shown, change, choose, readOnly, makeId } = usePlan();
  const { t } = useText();
  const laneName = usePlanLaneName();
  // Lanes that only show what touchpoints say are there once at most; pictures have no editor yet.
  const offered = LANE_KINDS.filter(
    (kind) =>
      kind !== 'image' &&
      (kind === 'text' || kind === 'number' || kind === 'kpi' || !shown.lanes.some((lane) => lane.kind === kind)),
  );
  return (
    <section className={panel.group}>
      <h3>{t('plan.lanes')}</h3>
      <ul className={styles.list}>
        {shown.lanes.map((lane) => (
          <li key={lane.id}>
            <button type="button" className={styles.link} onClick={() => choose({ kind: 'lane', id: lane.id })}>
              {laneName(lane)}
            </button>
          </li>
        ))}
      </ul>
      {!readOnly && (
        <select
          className={`${page.input} ${styles.select}`}
          aria-label={t('plan.addLane')}
          value=""
          onChange={(event) => {
            const kind = offered.find((one): one is LaneKind => one === event.currentTarget.value);
            if (kind !== undefined) change((map) => addLane(map, makeId(), kind));
          }}
        >
          <option value="">{t('plan.addLane')}</option>
          {offered.map((kind) => (
            <option key={kind} value={kind}>
              {t(`plan.kind.${kind}`)}
            </option>
          ))}
        </select>
      )}
    </section>
  );
}

/** What is still open or contradicts itself, each leading to its place. */
function Findings() {
  const { shown, touchpoints, choose } = usePlan();
  const { t } = useText();
  const findings = validateMap(shown, [...touchpoints.values()]);
  if (findings.length === 0) return null;
  return (
    <section className={panel.group}>
      <h3>
        {t('plan.open')}
        <small>{t('plan.openCount', { count: findings.length })}</small>
      </h3>
      <ul className={styles.list}>
        {findings.slice(0, 20).map((finding) => {
          const key = `finding.${finding.code}`;
          const [, phase, step] = /^phases\[(\d+)\](?:\.steps\[(\d+)\])?/.exec(finding.path) ?? [];
          const at = phase === undefined ? undefined : shown.phases[Number(phase)];
          const stepAt = step === undefined ? undefined : at?.steps[Number(step)];
          const where = stepAt?.name ?? at?.name;
          return (
            <li key={`${finding.code} ${finding.path}`} className={styles.item}>
              <CircleAlert size={15} aria-hidden />
              <span>
                {isTextKey(key) ? t(key, finding.parameters) : finding.code}
                {where !== undefined && at !== undefined && (
                  <button
                    type="button"
                    className={styles.link}
                    onClick={() =>
                      choose(stepAt === undefined ? { kind: 'phase', id: at.id } : { kind: 'step', id: stepAt.id })
                    }
                  >
                    {where === '' ? t('plan.nameless') : where}
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
