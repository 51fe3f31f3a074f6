import { useText } from '../../shell/preferences-context.tsx';
import type { LiveTime } from '../live/live-view.ts';
import panel from '../live/panel.module.css';

/** Median and ninth tenth of a span of time, under a heading that says of what. */
export function Times({ title, time }: { readonly title: string; readonly time: LiveTime | null }) {
  const { t, format } = useText();
  if (time === null) return null;
  const rows = [
    { label: t('panel.timeMedian'), ms: time.medianMs },
    { label: t('panel.timeP90Label'), ms: time.p90Ms },
  ];
  return (
    <section className={panel.group}>
      <h3>
        {title}
        <small>{t('panel.timeN', { n: time.n })}</small>
      </h3>
      <dl className={panel.quantiles}>
        {rows.map(({ label, ms }) => (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{format.duration(ms)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
