import { lazy, Suspense, useState } from 'react';
import { useChangeProfile, useMay, useSession } from '../access/session.ts';
import { readDevice, writeDevice } from '../shell/device-storage.ts';
import { useAddressParameter } from '../shell/use-address.ts';

const SEEN_KEY = 'waymark.tour';

const Tour = lazy(async () => ({ default: (await import('./tour.tsx')).Tour }));

/** Whether the tour was taken or skipped; kept with the member, and in this browser. */
function useTourSeen(): readonly [seen: boolean, see: () => void] {
  const member = useSession().data?.member ?? null;
  const { mutate } = useChangeProfile();
  const [seenHere, setSeenHere] = useState(() => readDevice(SEEN_KEY) !== null);
  const see = (): void => {
    writeDevice(SEEN_KEY, 'seen');
    setSeenHere(true);
    if (member !== null && !member.tourSeen) mutate({ tourSeen: true });
  };
  return [seenHere || member?.tourSeen === true, see];
}

/**
 * Shows the tour to whoever is on a live map for the first time, and to whoever asks for it (`?tour=1`). Its code is loaded
 * only then.
 * @param ready whether the map shows what the tour speaks of
 */
export function TourHost({ ready }: { ready: boolean }) {
  const [asked, setAsked] = useAddressParameter('tour', { replace: true });
  const [seen, see] = useTourSeen();
  const mayImport = useMay('imports:write');
  if (asked === null && (seen || !ready)) return null;
  return (
    <Suspense>
      <Tour
        asked={asked !== null}
        mayImport={mayImport}
        onClose={() => {
          see();
          if (asked !== null) setAsked(null);
        }}
      />
    </Suspense>
  );
}
