import { Navigate } from 'react-router';
import pageStyles from '../ui/page.module.css';
import { Skeleton } from '../ui/skeleton.tsx';
import { useMaps } from './queries.ts';

/** The way in: where there is one map, people want to see it; otherwise they choose. */
export function HomePage() {
  const maps = useMaps();
  if (maps.isPending) {
    return (
      <main className={pageStyles.page}>
        <Skeleton />
      </main>
    );
  }
  const [only, ...others] = maps.data ?? [];
  return <Navigate to={only !== undefined && others.length === 0 ? `/maps/${only.id}` : '/maps'} replace />;
}
