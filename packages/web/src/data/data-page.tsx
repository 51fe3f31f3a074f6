import type { ReactNode } from 'react';
import { RoomPage } from '../shell/room-page.tsx';
import { DATA_PLACES } from './places.ts';

/** A page of the room "data". */
export function DataPage(page: { title: string; tools?: ReactNode; children: ReactNode }) {
  return <RoomPage {...page} label="data.places" places={DATA_PLACES} />;
}
