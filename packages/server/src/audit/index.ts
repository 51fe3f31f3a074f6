export { type AuditEntry, auditEntries, type Deed, record, verifyAudit } from './log.ts';
export type { AuditTables } from './tables.ts';
