import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder, absolute. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A path inside the project. */
export const inRoot = (/** @type {string[]} */ ...parts) => join(root, ...parts);
