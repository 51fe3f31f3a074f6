import { durationMs } from '@waymark/model';
import { Scale } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { isStatus } from '../../api/problem.ts';
import { Freshness } from '../../shell/freshness.tsx';
import { NotFound } from '../../shell/not-found-page.tsx';
import { PeriodPicker } from '../../shell/period-picker.tsx';
import { deviceZone } from '../../shell/preferences.ts';
import { usePreferences } from '../../shell/preferences-context.tsx';
import { Page } from '../../shell/shell.tsx';
import { useAddressParameter, usePeriod, usePeriodSearch } from '../../shell/use-address.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AudiencePicker } from '../audience/audience-picker.tsx';
import { buildLiveView } from '../live/build-live-view.ts';
import { Way } from '../live/figures.tsx';
import type { LiveView } from '../live/live-view.ts';
import page from '../map-live-page.module.css';
import { ModeSwitch } from '../mode-switch.tsx';
import { useMap, useMapNews } from '../queries.ts';
import { AgainstPicker } from './against-picker.tsx';
import styles from './compare.module.css';
import { ComparedFigures } from './compared-figures.tsx';
import { againstOf, comparedBounds, comparedPeriod } from './compared-periods.ts';
import { ComparedSteps } from './compared-steps.tsx';
import { compare } from './comparison.ts';
import { FindingList } from './finding-list.tsx';
import { useSide } from './queries.ts';
import { useAgainstOthers } from './use-against-others.ts';

const DAY_MS = 86_400_000;

/** A map of one stretch of time beside the same map of another. */
export function ComparePage() {
  const { id = '' } = useParams();
  const { text, language, timeZone } = usePreferences();
  const { t } = text;
  const periodSearch = usePeriodSearch();
  const [period] = usePeriod();
  const [againstText] = useAddressParameter('against');
  useMapNews();
  const map = useMap(id);
  // Both sides are of one moment, so that they stay equally long; a new visit brings a new one.
  const [now] = useState(() => Date.now());
  const against = againstOf(againstText);
  const bounds = comparedBounds(period, against, now, timeZone ?? deviceZone());
  const others = useAgainstOthers();
  const sides = others ? { a: bounds.a, b: bounds.a } : bounds;
  const a = useSide(id, sides.a);
  const b = useSide(id, sides.b, others);
  const views = useMemo(() => {
    if (!map.data || !a.data || !b.data) return null;
    const { map: drawn } = map.data;
    return {
      a: buildLiveView(drawn, a.data.numbers, language, a.data.experience),
      b: buildLiveView(drawn, b.data.numbers, language, b.data.experience),
    };
  }, [map.data, a.data, b.data, language]);
  const error = map.error ?? a.error ?? b.error;
  const patience = map.data?.map.patience ? durationMs(map.data.map.patience) : null;
  const endOf = (side: { to?: string } | null): number => (side?.to === undefined ? now : Date.parse(side.to));
  // Who may still go on has neither left nor arrived: before the patience is over, that says nothing.
  const ripe = (patience ?? 0) < now - Math.max(endOf(sides.a), endOf(sides.b)) || openShare(views?.a) < 0.01;
  return (
    <Page
      crumbs={<Link to={`/maps${periodSearch}`}>{t('maps.title')} /</Link>}
      title={views?.a.name ?? map.data?.map.title ?? t('map.one')}
      tools={
        <>
          <ModeSwitch />
          <PeriodPicker usual={comparedPeriod(period)} />
          <AgainstPicker bounds={bounds.b} against={against} />
          <AudiencePicker people={a.data?.numbers.audience?.people ?? null} />
          <Freshness at={Math.min(a.dataUpdatedAt, b.dataUpdatedAt)} />
        </>
      }
    >
      {isStatus(map.error, 404) ? (
        <NotFound />
      ) : error ? (
        <div className={page.waiting}>
          <ErrorNote error={error} onRetry={() => void Promise.all([map.refetch(), a.refetch(), b.refetch()])} />
        </div>
      ) : sides.b === null ? (
        <EmptyState icon={Scale} title={t('compare.noBefore.title')}>
          {t('compare.noBefore.text')}
        </EmptyState>
      ) : views === null ? (
        <div className={page.waiting}>
          <Skeleton rows={6} height={76} />
        </div>
      ) : (
        <Compared a={views.a} b={views.b} ripe={ripe} patienceDays={patience === null ? null : patience / DAY_MS} />
      )}
    </Page>
  );
}

function openShare(view: LiveView | undefined): number {
  const { open = 0, journeys = 0 } = view?.figures ?? {};
  return journeys === 0 ? 0 : open / journeys;
}

function Compared({
  a,
  b,
  ripe,
  patienceDays,
}: {
  a: LiveView;
  b: LiveView;
  ripe: boolean;
  patienceDays: number | null;
}) {
  const { text } = usePreferences();
  const { t } = text;
  const comparison = useMemo(() => compare(a, b, ripe), [a, b, ripe]);
  if (a.figures.people === 0 && b.figures.people === 0)
    return (
      <EmptyState icon={Scale} title={t('compare.nobody.title')}>
        {t('compare.nobody.text')}
      </EmptyState>
    );
  return (
    <div className={styles.page}>
      <Way view={a} />
      <ComparedFigures a={a} b={b} comparison={comparison} ripe={ripe} />
      {!ripe && (
        <p className={styles.note}>
          {t('compare.unripe', { open: a.figures.open, days: Math.round(patienceDays ?? 0) })}
        </p>
      )}
      <FindingList comparison={comparison} />
      <ComparedSteps view={a} comparison={comparison} ripe={ripe} />
    </div>
  );
}
