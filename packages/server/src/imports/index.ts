import type { ServerContext } from '../context.ts';
import { startJobRunner } from '../jobs/index.ts';
import type { Room } from '../room.ts';
import { consentListRoutes } from './consent-list-routes.ts';
import { forgetOldUploads, IMPORT_JOB, runImportJob } from './imports.ts';
import { importRoutes } from './routes.ts';

export { forgetImportRejects, forgetUploads, IMPORT_REJECTS_TABLE } from './forget-import-rows.ts';
export { IMPORT_PROBLEMS, ImportProblem, type ImportProblemCode } from './import-problem.ts';
export {
  beginImport,
  type ImportAnswer,
  type ImportWish,
  importById,
  type KeptReject,
  rejectsCsv,
  rejectsOf,
} from './imports.ts';
export { EACH_ROW, type Mapping, type MappingInput, mappingSchema } from './mapping.ts';
export { namesOfImport } from './names-of-import.ts';
export { type Preview, previewFile } from './preview.ts';
export { openTable, type Table } from './read-table.ts';
export type { ImportTables } from './tables.ts';

async function startImports(ctx: ServerContext): Promise<{ stop(): Promise<void> }> {
  await forgetOldUploads(ctx);
  return startJobRunner(ctx, IMPORT_JOB, (job, signal) => runImportJob(ctx, job, signal));
}

/** Files as events: preview, mapping, import, rejects; and lists of decisions for the ledger of consent. */
export const importsRoom: Room = {
  name: 'imports',
  async routes(app, ctx) {
    await importRoutes(app, ctx);
    await app.register(async (scope) => consentListRoutes(scope.withTypeProvider(), ctx));
  },
  start: startImports,
};
