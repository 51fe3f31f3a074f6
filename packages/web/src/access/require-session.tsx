import { useEffect } from 'react';
import { Navigate, useLocation } from 'react-router';
import { isStatus } from '../api/problem.ts';
import { liveSocket } from '../api/use-live.ts';
import { Shell } from '../shell/shell.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { useSession } from './session.ts';

/** Only those signed in go on; others are asked who they are and come back to where they wanted to go. */
export function RequireSession() {
  const session = useSession();
  const location = useLocation();
  // Who was signed in stays so while the server is out of reach: what was loaded can still be read.
  const signedIn = session.data !== undefined && session.data !== null && !isStatus(session.error, 401);
  useEffect(() => {
    if (!signedIn) return;
    liveSocket.connect();
    return () => liveSocket.close();
  }, [signedIn]);

  if (session.data === null || isStatus(session.error, 401)) {
    // The server prints links with the code behind the hash or in the query.
    const fromHash = /^#\/?(?:sign-in\/)?([\w.~-]{16,})$/.exec(location.hash)?.[1];
    const search = new URLSearchParams();
    if (fromHash !== undefined) search.set('code', fromHash);
    const to = `${location.pathname}${location.search}`;
    if (to !== '/') search.set('to', to);
    const query = search.toString();
    return <Navigate to={`/sign-in${query === '' ? '' : `?${query}`}`} replace />;
  }
  if (session.isError && !signedIn) {
    return (
      <main className={page.page}>
        <ErrorNote error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  }
  return signedIn ? <Shell /> : null;
}
