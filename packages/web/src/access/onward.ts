import { useCallback } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Session } from './session.ts';

/** A place of this app to go on to; anything else in the address is ignored. */
function safePlace(to: string | null): string {
  return to?.startsWith('/') && !to.startsWith('//') && !to.startsWith('/\\') ? to : '/';
}

/** The page a session that a one-time link began leads to first. */
const ASKING = { introduction: '/welcome', password: '/new-password' } as const;

/** Where one goes once signed in: to what is still asked, then to where one wanted to go. */
export function useOnward(): (asks?: Session['asks']) => void {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const to = search.get('to');
  return useCallback(
    (asks = null) => {
      const place = safePlace(to);
      const further = place === '/' ? '' : `?${new URLSearchParams({ to: place })}`;
      void navigate(asks === null ? place : `${ASKING[asks]}${further}`, { replace: true });
    },
    [navigate, to],
  );
}
