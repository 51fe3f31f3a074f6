import type { ReactNode } from 'react';
import { RoomPage } from '../shell/room-page.tsx';
import { PRIVACY_PLACES } from './places.ts';

/** A page of the room "privacy". */
export function PrivacyRoom(page: {
  title: string;
  crumbs?: ReactNode;
  badge?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
}) {
  return <RoomPage {...page} label="requests.places" places={PRIVACY_PLACES} />;
}
