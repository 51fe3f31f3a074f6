import { lazy, Suspense } from 'react';
import { useText } from '../shell/preferences-context.tsx';
import { Page } from '../shell/shell.tsx';
import { useAddressParameter } from '../shell/use-address.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { MapLivePage } from './map-live-page.tsx';

/** Drawing brings a good deal of script with it, which looking does not need. */
const MapPlanPage = lazy(async () => ({ default: (await import('./plan/map-plan-page.tsx')).MapPlanPage }));

const ComparePage = lazy(async () => ({ default: (await import('./compare/compare-page.tsx')).ComparePage }));

/** A map, in the mode the address names: live by default. */
export function MapPage() {
  const [mode] = useAddressParameter('mode');
  const { t } = useText();
  if (mode !== 'plan' && mode !== 'compare') return <MapLivePage />;
  const coming = (
    <Page title={t('map.one')}>
      <Skeleton rows={6} height={48} />
    </Page>
  );
  return <Suspense fallback={coming}>{mode === 'plan' ? <MapPlanPage /> : <ComparePage />}</Suspense>;
}
