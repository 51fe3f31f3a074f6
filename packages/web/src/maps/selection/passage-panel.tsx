import type { ReactNode } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Rich } from '../../ui/rich.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { LiveView } from '../live/live-view.ts';
import panel from '../live/panel.module.css';
import { FateList } from './fate-list.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { PeopleBehind, type PeopleGroup } from './people-behind.tsx';
import { type Fate, type Passage, type PassageChoice, usePassage } from './queries.ts';
import type { Selection } from './selection.ts';
import { Times } from './times.tsx';

interface Chosen {
  readonly view: LiveView;
  readonly onClose: () => void;
}

const journeysOf = (passage: Passage, fate: Fate) => passage.fates.find((one) => one.fate === fate);

/** The frame of what is asked of the server: the numbers when they come, then the people. */
function Asked({
  view,
  title,
  meta,
  choice,
  groups,
  onClose,
  children,
}: Chosen & {
  readonly title: string;
  readonly meta: string;
  readonly choice: PassageChoice;
  readonly groups: (passage: Passage) => readonly PeopleGroup[];
  readonly children: (passage: Passage) => ReactNode;
}) {
  const passage = usePassage(view.id, choice);
  return (
    <PanelFrame title={title} meta={<p className={panel.meta}>{meta}</p>} onClose={onClose}>
      {passage.isPending && <Skeleton rows={4} height={40} />}
      {passage.isError && <ErrorNote error={passage.error} onRetry={() => void passage.refetch()} />}
      {passage.data && (
        <>
          {children(passage.data)}
          <PeopleBehind key={JSON.stringify(choice)} mapId={view.id} groups={groups(passage.data)} />
        </>
      )}
    </PanelFrame>
  );
}

/** Groups with somebody in them. */
const some = (groups: readonly (PeopleGroup & { readonly journeys: number })[]): PeopleGroup[] =>
  groups.filter(({ journeys }) => journeys > 0);

/** A ribbon: who went on from a step to the next, who left, who went elsewhere, and after how long. */
export function RibbonPanel({
  view,
  selection,
  onClose,
}: Chosen & { readonly selection: Extract<Selection, { kind: 'ribbon' }> }) {
  const { t, format } = useText();
  const { step, next } = selection;
  const names = {
    step: view.steps.find((one) => one.id === step)?.name ?? '',
    next: view.steps.find((one) => one.id === next)?.name ?? '',
  };
  return (
    <Asked
      view={view}
      title={t('ribbon.title', names)}
      meta={t('ribbon.meta')}
      choice={{ step, next }}
      onClose={onClose}
      groups={(passage) =>
        some(
          (['on', 'left', 'elsewhere'] as const).map((of) => ({
            name: t(`fate.short.${of}`),
            choice: { of, step, next },
            journeys: journeysOf(passage, of)?.journeys ?? 0,
          })),
        )
      }
    >
      {(passage) => {
        const on = journeysOf(passage, 'on');
        const left = journeysOf(passage, 'left');
        return (
          <>
            <div className={panel.finding}>
              <p>
                <Rich
                  id="ribbon.on"
                  values={{
                    journeys: on?.journeys ?? 0,
                    came: passage.came.journeys,
                    share: format.percent(on?.share ?? 0),
                    ...names,
                  }}
                />
              </p>
              {passage.onward !== null && (
                <p>
                  <Rich id="ribbon.time" values={{ median: format.duration(passage.onward.medianMs) }} />
                </p>
              )}
              {left !== undefined && left.journeys > 0 && (
                <p>
                  <Rich
                    id={passage.untilLeft === null ? 'ribbon.left' : 'ribbon.leftAfter'}
                    values={{
                      journeys: left.journeys,
                      share: format.percent(left.share),
                      median: format.duration(passage.untilLeft?.medianMs ?? 0),
                      ...names,
                    }}
                  />
                </p>
              )}
            </div>
            <FateList passage={passage} of="ribbon" />
            <Times title={t('ribbon.timeTitle')} time={passage.onward} />
            <Times title={t('left.timeTitle')} time={passage.untilLeft} />
          </>
        );
      }}
    </Asked>
  );
}

/** The leaving flow: whose journey ends after a step though it should go on, and after how long. */
export function LeftPanel({
  view,
  selection,
  onClose,
}: Chosen & { readonly selection: Extract<Selection, { kind: 'left' }> }) {
  const { t, format } = useText();
  const { step } = selection;
  const place = view.steps.findIndex((one) => one.id === step);
  const name = view.steps[place]?.name ?? '';
  const lost = view.steps.reduce((sum, one) => sum + (one.dropOff?.journeys ?? 0), 0);
  return (
    <Asked
      view={view}
      title={t('left.title', { step: name })}
      meta={t('left.meta')}
      choice={{ step }}
      onClose={onClose}
      groups={() => [{ name: t('fate.short.left'), choice: { of: 'left', step } }]}
    >
      {(passage) => {
        const left = journeysOf(passage, 'left');
        return (
          <>
            <div className={`${panel.finding} ${panel.below}`}>
              <p>
                <Rich
                  id="left.share"
                  values={{
                    journeys: left?.journeys ?? 0,
                    people: left?.people ?? 0,
                    share: format.percent(left?.share ?? 0),
                    came: passage.came.journeys,
                  }}
                />
              </p>
              {lost > 0 && (
                <p>
                  <Rich id="left.ofAll" values={{ share: format.percent((left?.journeys ?? 0) / lost) }} />
                </p>
              )}
              {passage.untilLeft !== null && (
                <p>
                  <Rich id="left.after" values={{ median: format.duration(passage.untilLeft.medianMs) }} />
                </p>
              )}
            </div>
            <FateList passage={passage} of="step" />
            <Times title={t('left.timeTitle')} time={passage.untilLeft} />
          </>
        );
      }}
    </Asked>
  );
}

/** A phase: how many come into it, go on behind it, end in it, and how long they stay. */
export function PhasePanel({
  view,
  selection,
  onClose,
}: Chosen & { readonly selection: Extract<Selection, { kind: 'phase' }> }) {
  const { t, format } = useText();
  const { phase } = selection;
  const place = view.phases.findIndex((one) => one.id === phase);
  const steps = view.steps.filter((one) => one.phaseId === phase);
  const isLast = !view.phases.slice(place + 1).some((one) => one.steps > 0);
  return (
    <Asked
      view={view}
      title={view.phases[place]?.name ?? ''}
      meta={t('phase.meta', { place: place + 1, total: view.phases.length, steps: steps.length })}
      choice={{ phase }}
      onClose={onClose}
      groups={(passage) => [
        { name: t('phase.all'), choice: { of: 'phase', phase } },
        ...some(
          (['on', 'left'] as const).map((of) => ({
            name: t(`fate.short.${of}`),
            choice: { of, phase },
            journeys: journeysOf(passage, of)?.journeys ?? 0,
          })),
        ),
      ]}
    >
      {(passage) => {
        const on = journeysOf(passage, 'on');
        const left = journeysOf(passage, 'left');
        const people = view.figures.people;
        return (
          <>
            <div className={panel.finding}>
              <p>
                <Rich
                  id="phase.came"
                  values={{
                    people: passage.came.people,
                    share: format.percent(people === 0 ? 0 : passage.came.people / people),
                    total: people,
                  }}
                />
              </p>
              {!isLast && passage.came.journeys > 0 && (
                <p>
                  <Rich
                    id="phase.on"
                    values={{ share: format.percent(on?.share ?? 0), left: format.percent(left?.share ?? 0) }}
                  />
                </p>
              )}
              {passage.stay !== null && steps.length > 1 && (
                <p>
                  <Rich id="phase.stay" values={{ median: format.duration(passage.stay.medianMs) }} />
                </p>
              )}
            </div>
            <FateList passage={passage} of="phase" />
            {steps.length > 1 && <Times title={t('phase.stayTitle')} time={passage.stay} />}
            {!isLast && <Times title={t('phase.onwardTitle')} time={passage.onward} />}
          </>
        );
      }}
    </Asked>
  );
}
