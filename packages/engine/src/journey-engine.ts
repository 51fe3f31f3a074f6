import type { JourneyPeriod } from './cut-journeys.ts';
import type { DeviationPlace } from './deviating-people.ts';
import type { FollowPlace } from './follow-people.ts';
import type { HistoryAnswers, HistoryQuestion } from './history-words.ts';
import type { IndexState } from './index-state.ts';
import type { JourneyChoice } from './journey-people.ts';
import type { JourneyProgram } from './journey-program.ts';
import { gatherFit, type MapFit, type OpenJourneys } from './map-fit.ts';
import { shareOut } from './part.ts';
import { gatherPassage, type Passage, type PassageQuestion } from './passage.ts';
import { gatherPeople } from './people-list.ts';
import type { Plan } from './plan.ts';
import { type FollowRunner, makeProcessMap, type ProcessMap } from './process-map.ts';
import type { Selection } from './selection.ts';
import type { Place } from './standing-people.ts';
import { gatherSteps, groupLists, type MapStatistics } from './step-statistics.ts';
import { Threads } from './threads.ts';
import type { TimeQuantiles } from './time-quantiles.ts';
import { gatherOrder, type OrderedNode } from './typical-order.ts';
import { gatherUnplanned, type Unplanned } from './unplanned.ts';
import { gatherVariants, type Variants } from './variants.ts';

/** Below this many events the way to the threads takes longer than the work. */
const WORTH_THREADS = 50_000;

/**
 * The analyses, run over an index on threads that share its memory.
 *
 * An analysis sees the index as it was when it began; people replaced meanwhile are seen by the next. Instead of a whole index
 * it takes what `onlyPeople` leaves of one, or what `withFlags` makes of one.
 */
export class JourneyEngine {
  readonly #threads: Threads;
  readonly #here = new Threads(0);

  /** @param threads how many threads to run on; 0: the calling one */
  constructor({ threads }: { readonly threads: number }) {
    this.#threads = new Threads(threads);
  }

  #spread(index: IndexState) {
    const threads = index.events < WORTH_THREADS ? this.#here : this.#threads;
    return { threads, shares: shareOut(index.segments, threads.shares) };
  }

  /** The directly-follows graph of whole histories. */
  processMap(index: IndexState, selection: Selection): Promise<ProcessMap> {
    const { threads, shares } = this.#spread(index);
    const runner: FollowRunner = {
      count: (share, chosen) => threads.run('follows', share, chosen),
      quantiles: (times, pairs) => threads.run('quantiles', times, pairs),
    };
    return makeProcessMap(shares, selection, runner);
  }

  /** The people whose ways pass a place of the process map, ascending. */
  async followers(index: IndexState, selection: Selection, place: FollowPlace): Promise<BigUint64Array> {
    const { threads, shares } = this.#spread(index);
    const found = await Promise.all(shares.map((share) => threads.run('followers', share, selection, place)));
    return gatherPeople(found);
  }

  /** The different sequences of whole histories. @param limit how many of the most frequent to list */
  async variants(index: IndexState, selection: Selection, limit: number): Promise<Variants> {
    const { threads, shares } = this.#spread(index);
    return gatherVariants(await Promise.all(shares.map((share) => threads.run('variants', share, selection))), limit);
  }

  /** What people do at each step of a map. */
  async stepStatistics(index: IndexState, program: JourneyProgram, period: JourneyPeriod): Promise<MapStatistics> {
    const { threads, shares } = this.#spread(index);
    const counts = await Promise.all(shares.map((share) => threads.run('steps', share, program, period)));
    const times = counts.map((one) => one.times);
    const groups = groupLists(times, threads.shares);
    const found = await Promise.all(groups.map((lists) => threads.run('stepTimes', times, lists)));
    const quantiles: TimeQuantiles[] = [];
    groups.forEach((lists, group) => {
      lists.forEach((list, place) => {
        quantiles[list] = found[group]?.[place] as TimeQuantiles;
      });
    });
    return gatherSteps(counts, quantiles, program);
  }

  /** How far people's journeys agree with a plan. @param open what to do with journeys that are not over */
  async mapFit(
    index: IndexState,
    program: JourneyProgram,
    plan: Plan,
    period: JourneyPeriod,
    open: OpenJourneys = 'whole',
  ): Promise<MapFit> {
    const { threads, shares } = this.#spread(index);
    const counts = shares.map((share, place) => threads.runOn(place, 'fit', share, program, plan, period, open));
    return gatherFit(await Promise.all(counts), program);
  }

  /** The people with such a journey, ascending. */
  async journeyPeople(
    index: IndexState,
    program: JourneyProgram,
    period: JourneyPeriod,
    choice: JourneyChoice,
  ): Promise<BigUint64Array> {
    const { threads, shares } = this.#spread(index);
    return gatherPeople(
      await Promise.all(shares.map((share) => threads.run('journeyPeople', share, program, period, choice))),
    );
  }

  /** The people with a journey that deviates from a plan: in this way at this step, or in any way anywhere. Ascending. */
  async peopleDeviating(
    index: IndexState,
    program: JourneyProgram,
    plan: Plan,
    period: JourneyPeriod,
    at?: DeviationPlace,
  ): Promise<BigUint64Array> {
    const { threads, shares } = this.#spread(index);
    const found = shares.map((share, place) => threads.runOn(place, 'deviating', share, program, plan, period, at));
    return gatherPeople(await Promise.all(found));
  }

  /** The people whose journey is under way and stands at a place now. Ascending. */
  async peopleStanding(
    index: IndexState,
    program: JourneyProgram,
    period: JourneyPeriod,
    place: Place,
  ): Promise<BigUint64Array> {
    const { threads, shares } = this.#spread(index);
    return gatherPeople(
      await Promise.all(shares.map((share) => threads.run('standing', share, program, period, place))),
    );
  }

  /** The people whose latest journey went past one of these steps, or any, without it. Ascending. */
  async peopleSkipping(
    index: IndexState,
    program: JourneyProgram,
    plan: Plan,
    period: JourneyPeriod,
    steps?: readonly number[],
  ): Promise<BigUint64Array> {
    const { threads, shares } = this.#spread(index);
    const found = shares.map((share, at) => threads.runOn(at, 'skipping', share, program, plan, period, steps));
    return gatherPeople(await Promise.all(found));
  }

  /** What everybody's history answers to many questions, in shares; one pass over the events. */
  histories(index: IndexState, question: HistoryQuestion): Promise<HistoryAnswers[]> {
    const { threads, shares } = this.#spread(index);
    return Promise.all(shares.map((share) => threads.run('histories', share, question)));
  }

  /** Where each node usually stands on people's ways. */
  async typicalOrder(index: IndexState, selection: Selection): Promise<OrderedNode[]> {
    const { threads, shares } = this.#spread(index);
    const counts = await Promise.all(shares.map((share) => threads.run('order', share, selection)));
    return gatherOrder(counts, selection.nodes);
  }

  /** What became of journeys from some steps on to others. */
  async passage(
    index: IndexState,
    program: JourneyProgram,
    period: JourneyPeriod,
    question: PassageQuestion,
  ): Promise<Passage> {
    const { threads, shares } = this.#spread(index);
    return gatherPassage(
      await Promise.all(shares.map((share) => threads.run('passage', share, program, period, question))),
    );
  }

  /** What people did in between that is on no step. @param activities which events are looked for, and as what */
  async unplanned(
    index: IndexState,
    program: JourneyProgram,
    period: JourneyPeriod,
    activities: Selection,
  ): Promise<Unplanned> {
    const { threads, shares } = this.#spread(index);
    const counts = await Promise.all(
      shares.map((share) => threads.run('unplanned', share, program, period, activities)),
    );
    return gatherUnplanned(counts, program.steps, activities.nodes);
  }

  close(): Promise<void> {
    return this.#threads.close();
  }
}
