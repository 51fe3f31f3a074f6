import type { ReactNode } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import { CountUp } from '../../ui/count-up.tsx';
import page from '../../ui/page.module.css';
import type { FigureKey, Selection } from '../selection/selection.ts';
import styles from './figures.module.css';
import type { LiveView } from './live-view.ts';

/** From decision A to decision B. */
export function Way({ view }: { view: LiveView }) {
  const { t } = useText();
  return (
    <div className={styles.way} data-tour="way">
      <div className={styles.decision}>
        <span className={styles.letter} title={t('map.decisionA')}>
          A
        </span>
        {view.decisionA}
      </div>
      <div className={styles.line} aria-hidden />
      <div className={styles.decision}>
        {view.decisionB}
        <span className={styles.letter} title={t('map.decisionB')}>
          B
        </span>
      </div>
    </div>
  );
}

/** The figures of the whole map; only those that exist are shown. */
export function Figures({
  view,
  selection,
  onSelect,
  hasBefore,
}: {
  readonly view: LiveView;
  readonly selection: Selection | null;
  readonly onSelect: (selection: Selection | null) => void;
  /** Whether figures of the period before stand below: the place for them is kept from the beginning. */
  readonly hasBefore: boolean;
}) {
  const { t, format } = useText();
  const { figures, gap, arrivalBound } = view;
  const { reachedB, fit, duration, open, before } = figures;
  const change = useChange();
  const chosen = selection?.kind === 'figure' ? selection.figure : null;
  const pick = (figure: FigureKey) => ({
    pressed: figure === chosen,
    onPick: () => onSelect(figure === chosen ? null : { kind: 'figure', figure }),
  });
  return (
    <dl className={`${styles.figures} ${hasBefore ? styles.withBefore : ''}`} data-tour="figures">
      <Figure
        {...pick('people')}
        name={t('figure.people')}
        note={t('figure.peopleNote', { journeys: figures.journeys })}
        change={change.ofCount(figures.people, before?.people ?? null)}
      >
        <CountUp value={figures.people} format={(value) => format.number(value)} />
      </Figure>
      {reachedB === null ? (
        <Figure
          {...pick('reachedB')}
          name={t('figure.reachedB')}
          note={t(arrivalBound ? 'figure.reachedBNobody' : 'figure.reachedBNone')}
        >
          –
        </Figure>
      ) : (
        <Figure
          {...pick('reachedB')}
          name={t('figure.reachedB')}
          note={t('figure.reachedBNote', {
            low: format.percent(reachedB.low),
            high: format.percent(reachedB.high),
            n: reachedB.n,
          })}
          change={change.ofShare(reachedB.share, before?.reachedB ?? null)}
        >
          <CountUp value={reachedB.share} format={(value) => format.percent(value)} />
        </Figure>
      )}
      {fit && (
        <Figure
          {...pick('fit')}
          name={t('figure.fit')}
          note={t('figure.fitNote', { variants: fit.variants })}
          change={change.ofShare(fit.share, before?.fit ?? null)}
        >
          <CountUp value={fit.share} format={(value) => format.percent(value, 0)} />
        </Figure>
      )}
      {gap && (
        <Figure
          {...pick('gap')}
          name={t('figure.gap')}
          note={t('figure.gapNote', { low: format.signed(gap.low, 2), high: format.signed(gap.high, 2) })}
        >
          <span className={gap.high < 0 ? styles.below : gap.low > 0 ? styles.above : undefined}>
            {format.signed(gap.gap, 2)}
          </span>
        </Figure>
      )}
      {gap === null && (
        <Figure
          {...pick('open')}
          name={t('figure.open')}
          note={t('figure.openNote', { share: format.percent(figures.journeys === 0 ? 0 : open / figures.journeys) })}
        >
          <CountUp value={open} format={(value) => format.number(value)} />
        </Figure>
      )}
      {duration && (
        <Figure
          {...pick('duration')}
          name={`${t('figure.duration')} (${t('figure.median')})`}
          note={
            duration.p90Ms === null
              ? t('panel.timeN', { n: duration.n })
              : t('figure.durationP90', { p90: format.duration(duration.p90Ms), n: duration.n })
          }
        >
          {format.duration(duration.medianMs)}
        </Figure>
      )}
    </dl>
  );
}

const WAITING = ['a', 'b', 'c', 'd', 'e'] as const;

/** As much room as the figures will take, so that nothing moves when they come. */
export function FiguresWaiting({ hasBefore }: { hasBefore: boolean }) {
  const { t } = useText();
  return (
    <div
      role="status"
      aria-label={t('state.loading')}
      className={`${styles.figures} ${hasBefore ? styles.withBefore : ''}`}
    >
      {WAITING.map((one) => (
        <div key={one} className={`${styles.figure} ${page.bone}`} />
      ))}
    </div>
  );
}

interface Change {
  readonly words: string;
  readonly worse: boolean;
}

/** How a figure moved against the period before, in words; nothing where there is no period before. */
function useChange() {
  const { t, format } = useText();
  const sentence = (change: string, moved: number): Change => ({
    words: moved === 0 ? t('figure.same') : t('figure.before', { change }),
    worse: moved < 0,
  });
  return {
    /** In percent of the count before. */
    ofCount(now: number, before: number | null): Change | null {
      if (before === null || before === 0) return null;
      const moved = Math.round(((now - before) / before) * 1000) / 10;
      return sentence(`${format.signed(moved)}\u00a0%`, moved);
    },
    /** In percentage points. */
    ofShare(now: number, before: number | null): Change | null {
      if (before === null) return null;
      const moved = Math.round((now - before) * 1000) / 10;
      return sentence(t('figure.points', { points: format.signed(moved) }), moved);
    },
  };
}

function Figure({
  name,
  note,
  change = null,
  pressed,
  onPick,
  children,
}: {
  readonly name: string;
  readonly note: string;
  readonly change?: Change | null;
  readonly pressed: boolean;
  readonly onPick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.figure} data-pressed={pressed || undefined}>
      <dt>
        {/* As large as the card: the whole of it can be clicked. */}
        <button type="button" className={styles.pick} aria-pressed={pressed} onClick={onPick}>
          {name}
        </button>
      </dt>
      <dd className={styles.value}>{children}</dd>
      <dd className={styles.note}>{note}</dd>
      {change !== null && <dd className={`${styles.note} ${change.worse ? styles.worse : ''}`}>{change.words}</dd>}
    </div>
  );
}
