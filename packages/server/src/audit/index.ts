export {
  type AuditEntry,
  actorNames,
  auditActions,
  auditEntries,
  type Deed,
  record,
  recordDeed,
  verifyAudit,
} from './log.ts';
export type { AuditTables } from './tables.ts';
