export { ensureFirstWorkspace, firstWorkspace } from './access/index.ts';
export { type AppOptions, buildServer } from './app.ts';
export { followBatches, type StoredBatch, storeEvents } from './collect/index.ts';
export { type Configuration, ConfigurationError, configurationFromEnvironment } from './configuration.ts';
export type { ServerContext } from './context.ts';
export {
  beginImport,
  EACH_ROW,
  type ImportAnswer,
  ImportProblem,
  importById,
  type MappingInput,
  mappingSchema,
  type Preview,
  previewFile,
  rejectsCsv,
} from './imports/index.ts';
export type { App, Room } from './room.ts';
export { type RunFile, readRunFile } from './run-file.ts';
export { type RunningServer, type ServerOverrides, startServer } from './server.ts';
