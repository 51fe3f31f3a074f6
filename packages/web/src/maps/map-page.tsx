import { lazy, Suspense } from 'react';
import { useAddressParameter } from '../shell/use-address.ts';
import { MapLivePage } from './map-live-page.tsx';

/** Drawing brings a good deal of script with it, which looking does not need. */
const MapPlanPage = lazy(async () => ({ default: (await import('./plan/map-plan-page.tsx')).MapPlanPage }));

const ComparePage = lazy(async () => ({ default: (await import('./compare/compare-page.tsx')).ComparePage }));

/** A map, in the mode the address names: live by default. */
export function MapPage() {
  const [mode] = useAddressParameter('mode');
  if (mode !== 'plan' && mode !== 'compare') return <MapLivePage />;
  return <Suspense>{mode === 'plan' ? <MapPlanPage /> : <ComparePage />}</Suspense>;
}
