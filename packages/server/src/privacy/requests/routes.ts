import { LANGUAGES, pickLanguage, textIn } from '@waymark/text';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { actorOf } from '../../access/index.ts';
import { actorNames, auditEntries, recordDeed } from '../../audit/index.ts';
import type { ServerContext } from '../../context.ts';
import { sheetCell } from '../../csv-cell.ts';
import { askerOf, identityOfText } from '../../people/index.ts';
import { ProblemError, problemResponses } from '../../problem.ts';
import type { App } from '../../room.ts';
import { auditEntrySchema } from '../audit-schema.ts';
import { answerRequest, fetchAnswer } from './answer.ts';
import { answerPage } from './answer-page.ts';
import { extendRequest, type RequestDeed, refuseRequest, verifyRequest } from './decide.ts';
import { enterRequest } from './enter.ts';
import { REFUSALS, REQUEST_KINDS, REQUEST_STATES, REQUEST_WAYS, VERIFICATIONS } from './kinds.ts';
import { listRequests, REQUEST_FILTERS, requestInFull } from './list.ts';

const TAGS = ['privacy'];
const MOST_AS_CSV = 10_000;
const MOST_DEEDS = 200;

const day = z.iso.date();
const words = z.string().trim().max(2000);
const identifierSchema = z.object({ kind: z.string(), value: z.string() });
const requestFields = {
  id: z.uuid(),
  reference: z.string().describe('Year and number, as in a letter'),
  kind: z.enum(REQUEST_KINDS),
  way: z.enum(REQUEST_WAYS),
  language: z.enum(LANGUAGES),
  person: z.string(),
  identifiers: z.array(identifierSchema).describe('Empty without the permission people:identify, and once erased'),
  purposes: z.array(z.string()),
  receivedOn: day,
  dueOn: day,
  daysLeft: z.int().nullable().describe('Negative when overdue; null once closed'),
  extendedMonths: z.int(),
  state: z.enum(REQUEST_STATES),
  verifiedHow: z.enum(VERIFICATIONS).nullable(),
  verifiedBy: z.string().nullable(),
  verifiedAt: z.iso.datetime().nullable(),
  refusal: z.enum(REFUSALS).nullable(),
  closedBy: z.string().nullable(),
  closedAt: z.iso.datetime().nullable(),
  answerExpiresAt: z.iso
    .datetime()
    .nullable()
    .describe('Until then the answer can be fetched; null when there is none'),
  isForgotten: z.boolean().describe('The person was erased; only keyed hashes are left'),
  createdAt: z.iso.datetime(),
};
const requestSchema = z.object(requestFields).meta({ id: 'PersonRequest' });
const fullSchema = z
  .object({
    ...requestFields,
    notes: z
      .object({
        note: z.string().optional(),
        verification: z.string().optional(),
        extension: z.string().optional(),
        refusal: z.string().optional(),
        rectification: z.string().optional(),
      })
      .describe('What was written in free words; empty without the permission people:identify'),
    log: z.array(auditEntrySchema).describe('Who did what, the oldest first'),
  })
  .meta({ id: 'PersonRequestInFull' });

const question = {
  filter: z.enum(REQUEST_FILTERS).optional(),
  kind: z.enum(REQUEST_KINDS).optional(),
  search: z.string().max(500).optional().describe('A reference, the id of a person, or the beginning of an identifier'),
};
const params = z.object({ id: z.uuid() });

/** Requests of people: entering, verifying, answering, refusing them; each deed stands in the log. */
export function requestRoutes(app: App, ctx: ServerContext): void {
  const deedOf = (request: FastifyRequest, id: string): RequestDeed => ({
    workspace: request.access.workspace,
    id,
    actor: actorOf(request.access),
  });
  const inFull = async ({ access }: FastifyRequest, id: string) => {
    const { workspace } = access;
    const found = await requestInFull(ctx, askerOf(access), id);
    const { items } = await auditEntries(ctx, workspace, { subject: id, limit: MOST_DEEDS });
    const names = await actorNames(ctx, workspace);
    return {
      ...found,
      purposes: [...found.purposes],
      identifiers: [...found.identifiers],
      log: items.reverse().map((entry) => ({ ...entry, actorName: names(entry.actor) })),
    };
  };

  app.get(
    '/api/v1/privacy/requests',
    {
      config: { permission: 'privacy:read' },
      schema: {
        summary: 'Requests of people: those still to be answered first, by their deadline',
        tags: TAGS,
        querystring: z.object({
          ...question,
          cursor: z.coerce.number().int().min(0).default(0),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: {
          200: z.object({
            items: z.array(requestSchema),
            nextCursor: z.string().nullable(),
            counts: z.object({ all: z.int(), unclosed: z.int(), overdue: z.int() }),
          }),
          ...problemResponses,
        },
      },
    },
    async ({ access, query: { cursor, ...asked } }) => {
      const { items, ...rest } = await listRequests(ctx, askerOf(access), { ...asked, offset: cursor });
      return {
        ...rest,
        items: items.map((one) => ({ ...one, purposes: [...one.purposes], identifiers: [...one.identifiers] })),
      };
    },
  );

  app.get(
    '/api/v1/privacy/requests/csv',
    {
      config: { permission: 'privacy:answer' },
      schema: {
        summary: 'Requests as a table for a spreadsheet; people by their keyed hash',
        tags: TAGS,
        querystring: z.object({ ...question, lang: z.enum(LANGUAGES).optional() }),
      },
    },
    async (request, reply) => {
      const { lang, ...asked } = request.query;
      const { workspace } = request.access;
      const { t } = textIn(lang ?? pickLanguage(request.headers['accept-language']));
      const { items } = await listRequests(ctx, askerOf(request.access), { ...asked, offset: 0, limit: MOST_AS_CSV });
      await recordDeed(ctx, workspace, {
        actor: actorOf(request.access),
        action: 'privacy.request.list',
        subject: '',
        details: { requests: items.length },
      });
      const heads = [
        t('requests.column.reference'),
        t('requests.column.kind'),
        t('requests.column.person'),
        t('requests.column.way'),
        t('requests.column.received'),
        t('requests.column.due'),
        t('requests.column.daysLeft'),
        t('requests.column.state'),
        t('requests.column.closed'),
      ];
      const rows = items.map((one) => [
        one.reference,
        t(`requests.kind.${one.kind}`),
        one.person,
        t(`requests.way.${one.way}`),
        one.receivedOn,
        one.dueOn,
        one.daysLeft === null ? '' : String(one.daysLeft),
        t(`requests.state.${one.state}`),
        one.closedAt?.slice(0, 10) ?? '',
      ]);
      // A number of days may be negative: it is ours, and no formula.
      const line = (row: readonly string[]): string =>
        row.map((cell) => (/^-\d+$/.test(cell) ? cell : sheetCell(cell))).join(',');
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="requests.csv"')
        .send(`\uFEFF${[heads, ...rows].map(line).join('\r\n')}\r\n`);
    },
  );

  app.post(
    '/api/v1/privacy/requests',
    {
      config: { permission: 'privacy:answer' },
      schema: {
        summary: 'Enters a request of a person; its term is one month from the day it was received',
        tags: TAGS,
        body: z
          .object({
            kind: z.enum(REQUEST_KINDS),
            way: z.enum(REQUEST_WAYS),
            language: z.enum(LANGUAGES).default('de').describe('Of the answer'),
            person: z.string().optional().describe('The id of somebody known'),
            identifier: z
              .object({ kind: z.string().trim().min(1).max(50), value: z.string().trim().min(1).max(500) })
              .optional()
              .describe('Of somebody who may not be known; only its keyed hash is kept'),
            receivedOn: day.optional().describe('Today by default'),
            purposes: z.array(z.string().max(50)).max(50).default([]).describe('Of an objection or restriction'),
            note: words.default('').describe('Stored encrypted'),
          })
          .refine(({ person, identifier }) => (person === undefined) !== (identifier === undefined), {
            message: 'expected either a person or an identifier',
            path: ['person'],
          }),
        response: { 201: fullSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { person, identifier, ...wish } = request.body;
      const known = person === undefined ? undefined : identityOfText(person);
      if (person !== undefined && known === undefined) throw new ProblemError('not_found');
      const about = known === undefined ? { identifier: identifier ?? { kind: '', value: '' } } : { person: known };
      const actor = actorOf(request.access);
      const id = await enterRequest(ctx, request.access.workspace, {
        ...wish,
        receivedOn: wish.receivedOn,
        about,
        actor,
      });
      return reply.code(201).send(await inFull(request, id));
    },
  );

  app.get(
    '/api/v1/privacy/requests/:id',
    {
      config: { permission: 'privacy:read' },
      schema: {
        summary: 'A request with the log of what was done about it',
        tags: TAGS,
        params,
        response: { 200: fullSchema, ...problemResponses },
      },
    },
    (request) => inFull(request, request.params.id),
  );

  const answers = { 200: fullSchema, ...problemResponses };

  app.post(
    '/api/v1/privacy/requests/:id/verify',
    {
      config: { permission: 'privacy:answer' },
      schema: {
        summary: 'Confirms that the one who asks is the one it is about',
        tags: TAGS,
        params,
        body: z.object({ how: z.enum(VERIFICATIONS), note: words.default('') }),
        response: answers,
      },
    },
    async (request) => {
      const { how, note } = request.body;
      await verifyRequest(ctx, deedOf(request, request.params.id), how, note);
      return inFull(request, request.params.id);
    },
  );

  app.post(
    '/api/v1/privacy/requests/:id/extend',
    {
      config: { permission: 'privacy:answer' },
      schema: {
        summary: 'Lengthens the term by one or two months, once, while it runs',
        tags: TAGS,
        params,
        body: z.object({ months: z.int().min(1).max(2), reason: words.min(1) }),
        response: answers,
      },
    },
    async (request) => {
      const { months, reason } = request.body;
      await extendRequest(ctx, deedOf(request, request.params.id), months, reason);
      return inFull(request, request.params.id);
    },
  );

  app.post(
    '/api/v1/privacy/requests/:id/refuse',
    {
      config: { permission: 'privacy:answer' },
      schema: {
        summary: 'Refuses a request, with the reason the person is told',
        tags: TAGS,
        params,
        body: z.object({ reason: z.enum(REFUSALS), explanation: words.min(1) }),
        response: answers,
      },
    },
    async (request) => {
      const { reason, explanation } = request.body;
      await refuseRequest(ctx, deedOf(request, request.params.id), reason, explanation);
      return inFull(request, request.params.id);
    },
  );

  app.post(
    '/api/v1/privacy/requests/:id/answer',
    {
      config: { permission: 'privacy:answer' },
      schema: {
        summary: 'Does what a verified request asks for; erasing needs privacy:erase as well',
        tags: TAGS,
        params,
        body: z.object({
          corrections: z
            .array(
              z.object({
                key: z.string().trim().min(1).max(200),
                value: z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]),
              }),
            )
            .max(100)
            .default([]),
          reason: words.default(''),
        }),
        response: answers,
      },
    },
    async (request) => {
      const mayErase = request.access.permissions.has('privacy:erase');
      await answerRequest(ctx, deedOf(request, request.params.id), { ...request.body, mayErase });
      return inFull(request, request.params.id);
    },
  );

  for (const format of ['json', 'html'] as const) {
    app.get(
      `/api/v1/privacy/requests/:id/answer.${format}`,
      {
        config: { permission: 'privacy:answer' },
        schema: {
          summary: `The answer as ${format === 'json' ? 'a file of JSON' : 'a page to read and print'}; fetching it stands in the log`,
          tags: TAGS,
          params,
        },
      },
      async (request, reply) => {
        const { id } = request.params;
        const data = await fetchAnswer(ctx, deedOf(request, id), format);
        const name = `${data.kind}-${data.reference}.${format}`;
        reply.headers({
          'cache-control': 'no-store',
          'content-disposition': `${format === 'json' ? 'attachment' : 'inline'}; filename="${name}"`,
        });
        return format === 'json'
          ? reply.type('application/json; charset=utf-8').send(`${JSON.stringify(data, null, 2)}\n`)
          : reply.type('text/html; charset=utf-8').send(answerPage(data));
      },
    );
  }
}
