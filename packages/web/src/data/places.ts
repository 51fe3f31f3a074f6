import { Cable, ChartNoAxesColumn, Radio, Upload } from 'lucide-react';

/** The pages of the room "data", in their order, and what one must be allowed to see each of them. */
export const DATA_PLACES = [
  { to: '/sources', key: 'sources.title', icon: Cable, needs: 'sources:read' },
  { to: '/sources/live', key: 'live.title', icon: Radio, needs: 'collect:read' },
  { to: '/events', key: 'events.title', icon: ChartNoAxesColumn, needs: 'insight:read' },
  { to: '/imports', key: 'nav.imports', icon: Upload, needs: 'imports:read' },
] as const;
