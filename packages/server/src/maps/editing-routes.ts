import type { ServerContext } from '../context.ts';
import type { App } from '../room.ts';
import { SharedEditing } from './shared-editing.ts';

/** The socket over which editors share a map's document (the protocol of Hocuspocus; the map's id is its name). */
export function editingRoutes(app: App, ctx: ServerContext): void {
  const editing = new SharedEditing(ctx);
  app.addHook('onReady', () => editing.start());
  app.addHook('onClose', () => editing.stop());
  app.get(
    '/api/v1/maps/editing',
    { websocket: true, config: { permission: 'maps:read' }, schema: { hide: true } },
    (socket, request) => editing.accept(socket, request.access),
  );
}
