// Before any test: pages are tested as they are now, and built once for all files.
import { ensureWebBuilt } from './web-build.mjs';

export const setup = () => ensureWebBuilt(process.execPath);
