import type { ServerContext } from '../context.ts';
import type { App, Room } from '../room.ts';
import { editingRoutes } from './editing-routes.ts';
import { mapsRoutes } from './routes.ts';

export { allMaps, stateOfMaps } from './all-maps.ts';
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

/** Journey maps, edited by several people at once, and the touchpoint catalogue. */
export const mapsRoom: Room = {
  name: 'maps',
  routes(app: App, ctx: ServerContext) {
    mapsRoutes(app, ctx);
    editingRoutes(app, ctx);
  },
};
