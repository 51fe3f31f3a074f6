import { z } from 'zod';

/** An entry of the log as the API answers it. */
export const auditEntrySchema = z
  .object({
    n: z.int(),
    at: z.iso.datetime(),
    actor: z.string(),
    actorName: z.string().nullable().describe('Of a member who still is one'),
    action: z.string(),
    subject: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });
