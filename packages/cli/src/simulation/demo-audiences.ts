import type { Rule } from '@waymark/model';
import { z } from 'zod';
import type { Connection } from '../connection.ts';

const listSchema = z.object({ items: z.array(z.object({ id: z.string() })) });

/** Whom a team that looks after the train world would speak of. */
const AUDIENCES: readonly { readonly name: string; readonly description: string; readonly rule: Rule }[] = [
  {
    name: 'Gesucht, aber nicht gebucht',
    description: 'In den letzten sieben Tagen',
    rule: {
      all: [
        { event: { name: 'Connection Searched' }, within: { last: 'P7D' } },
        { not: { event: { name: 'Ticket Booked' }, within: { last: 'P7D' } } },
      ],
    },
  },
  {
    name: 'Anschluss verpasst',
    description: 'Für die Entschuldigung: in den letzten zwei Wochen, ohne Beschwerde',
    rule: {
      all: [
        { event: { name: 'Connection Missed' }, within: { last: 'P14D' } },
        { not: { event: { name: 'Complaint Sent' }, within: { last: 'P14D' } } },
      ],
    },
  },
  {
    name: 'Lange verglichen',
    description: 'Vor der ersten Fahrkarte mehrmals gesucht',
    rule: {
      event: { name: 'Connection Searched' },
      times: { gte: 2 },
      before: { first: { name: 'Ticket Booked' } },
    },
  },
];

/** Puts the demo world's audiences in, unless there are any. */
export async function makeDemoAudiences(connection: Connection): Promise<void> {
  const { items } = listSchema.parse((await connection.ask('/api/v1/audiences')).body);
  if (items.length > 0) return;
  for (const json of AUDIENCES) await connection.ask('/api/v1/audiences', { json });
}
