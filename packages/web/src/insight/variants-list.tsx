import { Fragment } from 'react';
import { useText } from '../shell/preferences-context.tsx';
import page from '../ui/page.module.css';
import { Rich } from '../ui/rich.tsx';
import { holds } from './holds.ts';
import styles from './journeys-page.module.css';
import type { Variant } from './queries.ts';

/** Equal neighbours folded into one, with how often they come. */
function folded(names: readonly string[]): { name: string; times: number; place: number }[] {
  const runs: { name: string; times: number; place: number }[] = [];
  names.forEach((name, place) => {
    const last = runs.at(-1);
    if (last?.name === name) last.times++;
    else runs.push({ name, times: 1, place });
  });
  return runs;
}

/** The ways people take, the most frequent first. */
export function VariantsList({
  variants,
  total,
  people,
  find,
}: {
  variants: readonly Variant[];
  total: number;
  people: number;
  find: string | null;
}) {
  const { t, format } = useText();
  const shown = variants.filter((variant) => variant.events.some((name) => holds(name, find)));
  const together = variants.reduce((sum, variant) => sum + variant.people, 0);
  const most = Math.max(1, ...variants.map((variant) => variant.people));
  return (
    <>
      <p>
        <Rich
          id="journeys.variantsLead"
          values={{
            shown: variants.length,
            variants: total,
            people,
            share: format.percent(people === 0 ? 0 : together / people),
          }}
        />
      </p>
      {shown.length === 0 && <p>{t('journeys.none')}</p>}
      <ol className={`${page.card} ${styles.variants}`}>
        {shown.map((variant) => (
          <li key={variant.events.join('\n')} className={styles.variant}>
            <span className={styles.share}>
              <b>{format.number(variant.people)}</b>
              <small>{format.percent(variant.share)}</small>
              <span className={styles.bar} aria-hidden>
                <i style={{ width: `${(variant.people / most) * 100}%` }} />
              </span>
            </span>
            <span className={styles.way}>
              {folded(variant.events).map((run) => (
                <Fragment key={run.place}>
                  {run.place > 0 && (
                    <span className={styles.arrow} aria-hidden>
                      →
                    </span>
                  )}
                  <span className={`${styles.event} ${find !== null && holds(run.name, find) ? styles.found : ''}`}>
                    {run.name}
                    {run.times > 1 && <small> {t('journeys.times', { times: run.times })}</small>}
                  </span>
                </Fragment>
              ))}
            </span>
            <span className={styles.time}>
              <b>{format.duration(variant.medianMs)}</b>
              <small>{t('journeys.column.median')}</small>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
