import { useText } from '../shell/preferences-context.tsx';
import page from '../ui/page.module.css';
import { Rich } from '../ui/rich.tsx';
import { ScrollTable } from '../ui/scroll-table.tsx';
import { holds } from './holds.ts';
import styles from './journeys-page.module.css';
import type { Transition } from './queries.ts';

/** Every step from event to event with its numbers: the process map as a table. */
export function TransitionsTable({
  transitions,
  activities,
  find,
}: {
  transitions: readonly Transition[];
  activities: number;
  find: string | null;
}) {
  const { t, format } = useText();
  const shown = transitions.filter((one) => holds(one.from, find) || holds(one.to, find));
  const most = Math.max(1, ...transitions.map((one) => one.count));
  return (
    <>
      <p>
        <Rich id="journeys.edgesLead" values={{ edges: transitions.length, activities }} />
      </p>
      <ScrollTable label={t('journeys.edges')}>
        <thead>
          <tr>
            <th scope="col">{t('journeys.column.from')}</th>
            <th scope="col">{t('journeys.column.to')}</th>
            <th scope="col" className={page.number}>
              {t('journeys.column.count')}
            </th>
            <th scope="col" className={page.number}>
              {t('journeys.column.people')}
            </th>
            <th scope="col" className={page.number}>
              {t('journeys.column.median')}
            </th>
            <th scope="col" className={page.number}>
              {t('journeys.column.p90')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <tr key={`${one.from}\n${one.to}`}>
              <td>{one.from}</td>
              <td>{one.to}</td>
              <td className={page.number}>
                {format.number(one.count)}
                <span className={styles.bar} aria-hidden>
                  <i style={{ width: `${(one.count / most) * 100}%` }} />
                </span>
              </td>
              <td className={page.number}>{format.number(one.people)}</td>
              <td className={page.number}>{format.duration(one.medianMs)}</td>
              <td className={page.number}>{format.duration(one.p90Ms)}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </>
  );
}
