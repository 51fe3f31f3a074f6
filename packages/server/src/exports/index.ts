import type { Room } from '../room.ts';
import { exportRoutes } from './routes.ts';

export { EXPORT_FORMATS, type ExportFormat, type ExportWish, exportEvents } from './export-events.ts';

/** Events as files. */
export const exportsRoom: Room = { name: 'exports', routes: exportRoutes };
