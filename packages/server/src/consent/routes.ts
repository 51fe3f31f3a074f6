import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { identitiesOf, identityOfText } from '../people/index.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { purposeCounts } from './counts.ts';
import { DECISIONS, ENTERED_WAYS, LEGAL_BASES, WAYS } from './decision.ts';
import { enterDecision } from './enter-decision.ts';
import { identifierHasher } from './hash-identifier.ts';
import { preferencesOf } from './preferences.ts';
import { publishText, savePurpose } from './purposes.ts';
import { requestConsent } from './request-consent.ts';
import { COLLECT_WITHOUT_ANALYTICS, consentRules, rulesChanged, saveSettings } from './rules.ts';
import { signLink } from './signed-link.ts';

const wordingSchema = z.object({
  nameDe: z.string().trim().min(1).max(100),
  nameEn: z.string().trim().min(1).max(100),
  textDe: z.string().trim().min(1).max(4000),
  textEn: z.string().trim().min(1).max(4000),
});
const keySchema = z.string().regex(/^[a-z][a-z0-9_-]{0,49}$/, 'expected small letters, digits, - and _');
const purposeFields = {
  legalBasis: z.enum(LEGAL_BASES).describe('The letter in GDPR Art. 6(1)'),
  doubleOptIn: z.boolean(),
  refusedByGpc: z.boolean(),
  categories: z.array(z.string().max(100)).max(50).describe("Names in the protocol's consent object"),
  active: z.boolean(),
};
const purposeSchema = z
  .object({
    key: z.string(),
    ...purposeFields,
    texts: z
      .array(wordingSchema.extend({ version: z.int(), publishedAt: z.iso.datetime() }))
      .describe('The newest first'),
    people: z.object({ granted: z.int(), refused: z.int(), requested: z.int(), none: z.int() }),
  })
  .meta({ id: 'Purpose' });
const settingsSchema = z.object({
  collectWithoutAnalytics: z
    .enum(COLLECT_WITHOUT_ANALYTICS)
    .describe('What becomes of events of people whose analytics are not allowed'),
});
const personConsentSchema = z
  .object({
    states: z.array(
      z.object({
        purpose: z.string(),
        nameDe: z.string(),
        nameEn: z.string(),
        legalBasis: z.enum(LEGAL_BASES),
        decision: z.enum(DECISIONS).nullable(),
        at: z.iso.datetime().nullable(),
        allowed: z.boolean(),
      }),
    ),
    entries: z
      .array(
        z.object({
          n: z.string(),
          at: z.iso.datetime(),
          recordedAt: z.iso.datetime(),
          purpose: z.string(),
          decision: z.enum(DECISIONS),
          way: z.enum(WAYS),
          place: z.string(),
          textVersion: z.string(),
          doubleOptIn: z.boolean(),
          confirms: z.string().nullable(),
        }),
      )
      .describe('The ledger, the newest first; at most 100'),
  })
  .meta({ id: 'PersonConsent' });
const linkSchema = z.object({ url: z.string(), expiresAt: z.iso.datetime() }).meta({ id: 'ConsentLink' });

const idParams = z.object({ id: z.string() });
const done = z.object({ ok: z.literal(true) });
const DAY_MS = 86_400_000;

function personOf(id: string): bigint {
  const person = identityOfText(id);
  if (person === undefined) throw new ProblemError('not_found');
  return person;
}

/** Consent: purposes, settings, what a person decided, and links to pass on to him. */
export function consentRoutes(app: App, ctx: ServerContext): void {
  const base = (request: FastifyRequest): string =>
    (ctx.configuration.publicUrl ?? `${request.protocol}://${request.host}`).replace(/\/$/, '');
  const mustKnow = async (workspace: string, person: bigint): Promise<void> => {
    if ((await identitiesOf(ctx, workspace, [person])).length === 0) throw new ProblemError('not_found');
  };

  app.get(
    '/api/v1/consent/purposes',
    {
      config: { permission: 'consent:read' },
      schema: {
        summary: 'Purposes with their wordings, and how many people said what',
        tags: ['consent'],
        response: { 200: z.object({ items: z.array(purposeSchema), people: z.int() }), ...problemResponses },
      },
    },
    async ({ access }) => {
      const { purposes } = await consentRules(ctx, access.workspace);
      const { people, counts } = await purposeCounts(
        ctx,
        access.workspace,
        purposes.map(({ key }) => key),
      );
      const nobody = { granted: 0, refused: 0, requested: 0, none: people };
      return {
        people,
        items: purposes.map(({ categories, texts, ...purpose }) => ({
          ...purpose,
          categories: [...categories],
          texts: [...texts],
          people: counts.get(purpose.key) ?? nobody,
        })),
      };
    },
  );

  app.put(
    '/api/v1/consent/purposes/:key',
    {
      config: { permission: 'consent:write' },
      schema: {
        summary: 'Makes or changes a purpose; a new one brings its first wording',
        tags: ['consent'],
        params: z.object({ key: keySchema }),
        body: z.object({ ...purposeFields, wording: wordingSchema.optional() }),
        response: { 200: done, ...problemResponses },
      },
    },
    async ({ access, params, body: { wording, ...change } }) => {
      await savePurpose(ctx, access.workspace, params.key, change, wording);
      await rulesChanged(ctx, access.workspace);
      return { ok: true as const };
    },
  );

  app.post(
    '/api/v1/consent/purposes/:key/texts',
    {
      config: { permission: 'consent:write' },
      schema: {
        summary: 'Publishes a new wording; older ones stay as proof',
        tags: ['consent'],
        params: z.object({ key: keySchema }),
        body: wordingSchema,
        response: { 201: z.object({ version: z.int() }), ...problemResponses },
      },
    },
    async ({ access, params, body }, reply) => {
      const version = await publishText(ctx, access.workspace, params.key, body);
      await rulesChanged(ctx, access.workspace);
      return reply.code(201).send({ version });
    },
  );

  app.get(
    '/api/v1/consent/settings',
    {
      config: { permission: 'consent:read' },
      schema: { summary: 'Settings', tags: ['consent'], response: { 200: settingsSchema, ...problemResponses } },
    },
    async ({ access }) => {
      const { collectWithoutAnalytics } = await consentRules(ctx, access.workspace);
      return { collectWithoutAnalytics };
    },
  );

  app.put(
    '/api/v1/consent/settings',
    {
      config: { permission: 'consent:write' },
      schema: {
        summary: 'Changes the settings, for what arrives from now on',
        tags: ['consent'],
        body: settingsSchema,
        response: { 200: settingsSchema, ...problemResponses },
      },
    },
    async ({ access, body }) => {
      await saveSettings(ctx, access.workspace, body.collectWithoutAnalytics);
      return body;
    },
  );

  app.get(
    '/api/v1/people/:id/consent',
    {
      config: { permission: 'consent:read' },
      schema: {
        summary: 'What a person agreed to, and the ledger of it',
        tags: ['consent'],
        params: idParams,
        response: { 200: personConsentSchema, ...problemResponses },
      },
    },
    async ({ access, params }) => {
      const { items, history } = await preferencesOf(ctx, access.workspace, personOf(params.id));
      return {
        states: items.map(({ purpose, current, allowed }) => ({
          purpose: purpose.key,
          nameDe: purpose.texts[0]?.nameDe ?? purpose.key,
          nameEn: purpose.texts[0]?.nameEn ?? purpose.key,
          legalBasis: purpose.legalBasis,
          decision: current?.decision ?? null,
          at: current?.at ?? null,
          allowed,
        })),
        entries: history.map(({ identity: _identity, ...entry }) => entry),
      };
    },
  );

  app.post(
    '/api/v1/people/:id/consent',
    {
      config: { permission: 'consent:write' },
      schema: {
        summary: 'Enters what a person decided elsewhere',
        tags: ['consent'],
        params: idParams,
        body: z.object({
          purpose: keySchema,
          decision: z.enum(['granted', 'refused']),
          way: z.enum(ENTERED_WAYS),
          at: z.iso.datetime({ offset: true }).optional().describe('When it was decided; now by default'),
          textVersion: z.string().max(20).default('').describe('Which wording was shown; empty when not known'),
        }),
        response: { 201: done, ...problemResponses },
      },
    },
    async ({ access, params, body }, reply) => {
      const person = personOf(params.id);
      await mustKnow(access.workspace, person);
      await enterDecision(ctx, access.workspace, person, {
        ...body,
        at: body.at === undefined ? ctx.clock() : Date.parse(body.at),
        place: access.subject,
      });
      return reply.code(201).send({ ok: true as const });
    },
  );

  app.post(
    '/api/v1/people/:id/consent/link',
    {
      config: { permission: 'consent:write' },
      schema: {
        summary: "A link to a person's page of preferences; whoever has it can change them",
        tags: ['consent'],
        params: idParams,
        body: z.object({
          sentTo: keySchema
            .optional()
            .describe('The purpose whose address the link is sent to: agreeing to it there counts as confirmed'),
          days: z.int().min(1).max(3650).default(365).describe('How long it holds'),
        }),
        response: { 201: linkSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspace } = request.access;
      const person = personOf(request.params.id);
      await mustKnow(workspace, person);
      const expiresAt = ctx.clock() + request.body.days * DAY_MS;
      const token = signLink(ctx, 'preferences', {
        workspace,
        of: person,
        expiresAt,
        sentTo: request.body.sentTo ?? '',
      });
      return reply
        .code(201)
        .send({ url: `${base(request)}/preferences/${token}`, expiresAt: new Date(expiresAt).toISOString() });
    },
  );

  const requestAnswer = z
    .object({
      url: z.string().nullable().describe('null when he has agreed already'),
      expiresAt: z.string().nullable(),
    })
    .meta({ id: 'ConsentRequest' });
  const answerOf = (request: FastifyRequest, asked: Awaited<ReturnType<typeof requestConsent>>) =>
    asked === undefined
      ? { url: null, expiresAt: null }
      : { url: `${base(request)}/preferences/confirm/${asked.token}`, expiresAt: asked.expiresAt };

  app.post(
    '/api/v1/consent/requests',
    {
      config: { permission: 'consent:write' },
      schema: {
        summary: 'Begins a double opt-in: the link confirms it and is to be sent to the address',
        tags: ['consent'],
        body: z.object({
          identifier: z.object({ kind: z.string().trim().min(1).max(50), value: z.string().trim().min(1).max(500) }),
          purpose: keySchema,
        }),
        response: { 201: requestAnswer, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspace } = request.access;
      const { identifier, purpose } = request.body;
      const hash = await identifierHasher(ctx, workspace);
      const identity = hash(identifier.kind, identifier.value);
      return reply.code(201).send(answerOf(request, await requestConsent(ctx, workspace, identity, purpose, true)));
    },
  );

  app.post(
    '/api/v1/people/:id/consent/confirmation-link',
    {
      config: { permission: 'consent:write' },
      schema: {
        summary: 'The link that confirms an open request of a person',
        tags: ['consent'],
        params: idParams,
        body: z.object({ purpose: keySchema }),
        response: { 201: requestAnswer, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { workspace } = request.access;
      const person = personOf(request.params.id);
      await mustKnow(workspace, person);
      const asked = await requestConsent(ctx, workspace, person, request.body.purpose, false);
      return reply.code(201).send(answerOf(request, asked));
    },
  );
}
