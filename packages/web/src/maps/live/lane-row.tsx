import type { Channel } from '@waymark/model';
import type { CSSProperties, ReactNode } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import styles from './board.module.css';
import { CHANNEL_ICONS } from './channel-icon.tsx';
import { GapMark } from './gap-mark.tsx';
import type { LiveLane, LiveStep, LiveView } from './live-view.ts';
import { useLaneName } from './use-lane-name.ts';

/** A lane of words: what stands in the plan for each step. */
export function LaneRow({
  lane,
  view,
  grid,
  column,
}: {
  lane: Exclude<LiveLane, { kind: 'feeling' }>;
  view: LiveView;
  grid: CSSProperties;
  column: number;
}) {
  const { t, format } = useText();
  const channels = (names: readonly Channel[]): string => format.list(names.map((name) => t(`channel.${name}`)));
  const nameOf = useLaneName(view);
  // Into a medium and out of it again is one break to the eye, and would be one label over another.
  const breaks =
    lane.kind === 'touchpoint'
      ? view.breaks.filter((one) => !view.breaks.some((other) => other.after === one.after - 1))
      : [];
  return (
    <div
      className={styles.lane}
      style={grid}
      data-tour={lane.kind === 'expectation' && view.gap !== null ? 'expectation' : undefined}
    >
      <div className={styles.label}>
        <b>{nameOf(lane)}</b>
        {lane.kind === 'expectation' && (
          <span>{t(view.gap === null ? 'map.lane.expectationNote' : 'map.lane.gapNote')}</span>
        )}
      </div>
      {view.steps.map((step, place) =>
        lane.kind === 'notes' ? (
          <div key={step.id} className={styles.notes}>
            {lane.pains &&
              step.pains.map((pain) => (
                <Note key={pain} look={styles.pain}>
                  {pain}
                </Note>
              ))}
            {lane.opportunities &&
              step.opportunities.map((idea) => (
                <Note key={idea} look={styles.idea}>
                  {idea}
                </Note>
              ))}
          </div>
        ) : (
          <div key={step.id} className={styles.cell}>
            {lane.kind === 'text' && lane.texts[place]}
            {lane.kind === 'touchpoint' && <Touchpoints step={step} />}
            {lane.kind === 'department' && [...new Set(step.touchpoints.map((one) => one.department))].join(', ')}
            {lane.kind === 'expectation' && <Expectations step={step} />}
          </div>
        ),
      )}
      {breaks.map((one) => (
        <span
          key={one.after}
          className={styles.break}
          style={{ left: `calc(${gridLabel(grid)} + ${(one.after + 1) * column}px)` }}
          title={t('map.mediaBreakFull', { from: channels(one.from), to: channels(one.to) })}
        >
          {one.cost === null
            ? t('map.mediaBreak')
            : t('map.mediaBreakCost', {
                duration: format.duration(one.cost.medianMs),
                share: format.percent(one.cost.leaving),
              })}
        </span>
      ))}
    </div>
  );
}

/** Width of the label column, as the grid has it. */
function gridLabel(grid: CSSProperties): string {
  return String(grid.gridTemplateColumns).split(' ')[0] ?? '0px';
}

function Note({ look, children }: { look: string | undefined; children: ReactNode }) {
  return <div className={`${styles.note} ${look ?? ''}`}>{children}</div>;
}

/** Channels of a step with their icon and media kinds. */
export function Touchpoints({ step }: { step: LiveStep }) {
  const { t } = useText();
  const first = step.touchpoints[0];
  if (first === undefined) return null;
  const Icon = CHANNEL_ICONS[first.channel];
  const channels = [...new Set(step.touchpoints.map((one) => t(`channel.${one.channel}`)))];
  const media = [...new Set(step.touchpoints.map((one) => one.media))];
  return (
    <div className={styles.touchpoint} title={step.touchpoints.map((one) => one.name).join(', ')}>
      <Icon size={18} aria-hidden />
      {channels.join(', ')}
      <span className={styles.tags}>
        {media.map((kind) => (
          <span key={kind} className={`${styles.tag} ${styles[kind] ?? ''}`}>
            {t(`map.media.${kind}`)}
          </span>
        ))}
      </span>
    </div>
  );
}

function Expectations({ step }: { step: LiveStep }) {
  const { format } = useText();
  return step.expectations.slice(0, 3).map((one) => (
    <span key={one.id} className={styles.expectation} title={one.context ?? undefined}>
      {/* A single mark says enough by its sentence; several must be told apart, and a bare level needs its name. */}
      {(one.lived === null || step.expectations.length > 1) && <>{one.aspect} </>}
      {one.lived === null ? (
        <b>
          {format.number(one.level, 1)}/{format.number(one.scaleMax)}
        </b>
      ) : (
        <GapMark one={one} />
      )}
    </span>
  ));
}
