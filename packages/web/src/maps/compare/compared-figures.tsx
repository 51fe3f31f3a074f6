import type { ReactNode } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import figures from '../live/figures.module.css';
import type { LiveView } from '../live/live-view.ts';
import { Change } from './change.tsx';
import styles from './compare.module.css';
import type { Comparison } from './comparison.ts';
import { useAgainstOthers } from './use-against-others.ts';

/** The figures of the whole map on both sides. */
export function ComparedFigures({
  a,
  b,
  comparison,
  ripe,
}: {
  a: LiveView;
  b: LiveView;
  comparison: Comparison;
  ripe: boolean;
}) {
  const { t, format } = useText();
  const others = useAgainstOthers();
  const claimed = (kind: 'reachedB' | 'gap'): boolean => comparison.findings.some((one) => one.kind === kind);
  const fit = { a: a.figures.fit?.share ?? null, b: b.figures.fit?.share ?? null };
  const time = { a: a.figures.duration?.medianMs ?? null, b: b.figures.duration?.medianMs ?? null };
  return (
    <dl className={figures.figures}>
      <Pair name={t('figure.people')} a={format.number(a.figures.people)} b={format.number(b.figures.people)}>
        {/* How many there are is a growth over time; of a part against the rest it says nothing. */}
        {!others &&
          b.figures.people > 0 &&
          `${format.signed((a.figures.people / b.figures.people - 1) * 100, 1)}\u00a0%`}
      </Pair>
      {comparison.reachedB && (
        <Pair
          name={t('figure.reachedB')}
          a={format.percent(comparison.reachedB.a)}
          b={format.percent(comparison.reachedB.b)}
        >
          <Change difference={comparison.reachedB} unit="points" meaning="good" claimed={ripe && claimed('reachedB')} />
        </Pair>
      )}
      {fit.a !== null && fit.b !== null && (
        <Pair name={t('figure.fit')} a={format.percent(fit.a)} b={format.percent(fit.b)}>
          {t('figure.points', { points: format.signed((fit.a - fit.b) * 100, 1) })}
        </Pair>
      )}
      {comparison.gap && (
        <Pair name={t('figure.gap')} a={format.signed(comparison.gap.a, 2)} b={format.signed(comparison.gap.b, 2)}>
          <Change difference={comparison.gap} unit="grade" meaning="good" claimed={claimed('gap')} />
        </Pair>
      )}
      {time.a !== null && time.b !== null && (
        <Pair
          name={`${t('figure.duration')} (${t('figure.median')})`}
          a={format.duration(time.a)}
          b={format.duration(time.b)}
        />
      )}
    </dl>
  );
}

function Pair({ name, a, b, children }: { name: string; a: string; b: string; children?: ReactNode }) {
  const { t } = useText();
  const others = useAgainstOthers();
  return (
    <div className={figures.figure}>
      <dt>{name}</dt>
      <dd className={figures.value}>{a}</dd>
      <dd className={figures.note}>
        {t(others ? 'compare.othersAre' : 'compare.beforeWas', { before: b })}
        {children !== undefined && children !== false && <span className={styles.change}> {children}</span>}
      </dd>
    </div>
  );
}
