// Nothing here may import what loads chDB: its library belongs into the child process only.
export type { HeartbeatOptions } from './heartbeat.ts';
export type { ListenAddress } from './listen-address.ts';
export type { SupervisedChdb, SuperviseOptions } from './supervise.ts';
export { superviseChdb } from './supervise.ts';
