import { severalTouchpoints } from './0002-several-touchpoints.ts';
import type { FormatMigration } from './migration.ts';

/** Every migration, each from the version the one before leads to. The last leads to `FORMAT_VERSION`. */
export const formatMigrations: readonly FormatMigration[] = [severalTouchpoints];
