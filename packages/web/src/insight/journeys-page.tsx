import { Footprints } from 'lucide-react';
import { Fragment } from 'react';
import { Freshness } from '../shell/freshness.tsx';
import { PeriodPicker } from '../shell/period-picker.tsx';
import { useText } from '../shell/preferences-context.tsx';
import { Page } from '../shell/shell.tsx';
import { useAddressParameter, usePeriod } from '../shell/use-address.ts';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { Rich } from '../ui/rich.tsx';
import { ScrollTable } from '../ui/scroll-table.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './journeys-page.module.css';
import { type Transition, useProcessMap, useVariants, type Variant } from './queries.ts';

/** What people really do, without any map: whole ways, and steps from event to event. */
export function JourneysPage() {
  const { t } = useText();
  const [period] = usePeriod();
  const variants = useVariants(period);
  const processMap = useProcessMap(period);
  const [view, setView] = useAddressParameter('view');
  const [find, setFind] = useAddressParameter('event', { replace: true });
  const transitions = view === 'transitions';
  const error = variants.error ?? processMap.error;
  const empty = variants.data?.people === 0;
  return (
    <Page
      title={t('journeys.title')}
      tools={
        <>
          <PeriodPicker />
          <Freshness at={Math.min(variants.dataUpdatedAt, processMap.dataUpdatedAt)} />
        </>
      }
    >
      <div className={page.page}>
        {error !== null && (
          <ErrorNote
            error={error}
            onRetry={() => {
              void variants.refetch();
              void processMap.refetch();
            }}
          />
        )}
        {error === null && (variants.isPending || processMap.isPending) && <Skeleton rows={8} />}
        {empty && (
          <EmptyState
            icon={Footprints}
            title={t('journeys.empty.title')}
            actions={
              <LinkButton look="primary" to="/imports">
                {t('unbound.import')}
              </LinkButton>
            }
          >
            {t('journeys.empty.text')}
          </EmptyState>
        )}
        {variants.data && processMap.data && !empty && (
          <>
            <p className={page.lead}>{t('journeys.lead')}</p>
            <div className={styles.tools}>
              <div className={styles.switch} role="tablist" aria-label={t('journeys.title')}>
                <button type="button" role="tab" aria-selected={!transitions} onClick={() => setView(null)}>
                  {t('journeys.variants')}
                </button>
                <button type="button" role="tab" aria-selected={transitions} onClick={() => setView('transitions')}>
                  {t('journeys.edges')}
                </button>
              </div>
              <input
                type="search"
                className={page.input}
                aria-label={t('journeys.find')}
                placeholder={t('journeys.find')}
                value={find ?? ''}
                onChange={(event) => setFind(event.target.value === '' ? null : event.target.value)}
              />
            </div>
            {transitions ? (
              <Transitions
                transitions={processMap.data.transitions}
                activities={processMap.data.activities}
                find={find}
              />
            ) : (
              <Variants
                variants={variants.data.items}
                total={variants.data.total}
                people={variants.data.people}
                find={find}
              />
            )}
          </>
        )}
      </div>
    </Page>
  );
}

function holds(name: string, find: string | null): boolean {
  return find === null || name.toLocaleLowerCase().includes(find.toLocaleLowerCase());
}

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

function Variants({
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

function Transitions({
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
