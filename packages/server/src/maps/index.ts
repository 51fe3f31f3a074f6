import type { Room } from '../room.ts';
import { mapsRoutes } from './routes.ts';

export {
  createFromTemplate,
  createMap,
  getMap,
  listMaps,
  type MapSummary,
  putMap,
  readMap,
  type StoredMap,
} from './maps.ts';

/** Journey maps and the touchpoint catalogue. */
export const mapsRoom: Room = { name: 'maps', routes: mapsRoutes };
