export type { ChdbServer, ChdbServerOptions } from './chdb-server.ts';
export { startChdbServer } from './chdb-server.ts';
export type { ListenAddress } from './listen-address.ts';
export type { SupervisedChdb, SuperviseOptions } from './supervise.ts';
export { superviseChdb } from './supervise.ts';
