import { LANGUAGES } from '@waymark/text';
import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { ProblemError, problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import type { Attempts } from './attempts.ts';
import { sessionOfSubject } from './credentials.ts';
import { introductionSchema, nameSchema, passwordSchema } from './introduction-schema.ts';
import { introduceOwner } from './members.ts';
import { changePassword, changeProfile, THEMES } from './own-profile.ts';
import { LONGEST_PASSWORD } from './password.ts';
import { sessionAnswer, sessionSchema } from './session-answer.ts';
import { releaseSessions } from './sessions.ts';

/** By trying it: browsers also name zones by older names, which no list of this process has. */
function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const changeSchema = z.object({
  name: nameSchema.optional(),
  language: z.enum(LANGUAGES).nullable().optional(),
  theme: z.enum(THEMES).nullable().optional(),
  timeZone: z.string().refine(isTimeZone, 'expected an IANA time zone').nullable().optional(),
  tourSeen: z.boolean().optional(),
});

type Change = z.infer<typeof changeSchema>;
/** What was left out is not there at all, rather than there and undefined. */
type Given = { readonly [Key in keyof Change]?: Exclude<Change[Key], undefined> };

function given({ name, language, theme, timeZone, tourSeen }: Change): Given {
  return {
    ...(name === undefined ? {} : { name }),
    ...(language === undefined ? {} : { language }),
    ...(theme === undefined ? {} : { theme }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(tourSeen === undefined ? {} : { tourSeen }),
  };
}

/** What members say of themselves. */
export function profileRoutes(app: App, ctx: ServerContext, attempts: Attempts): void {
  app.post(
    '/api/v1/me',
    {
      config: { permission: 'signed-in' },
      schema: {
        summary: "Become the owner whose the session is: for a session that is nobody's and may do everything",
        tags: ['access'],
        body: introductionSchema,
        response: { 201: sessionSchema, ...problemResponses },
      },
    },
    async (request, reply) => {
      const member = await introduceOwner(ctx, request.access, sessionOfSubject(request.access), request.body);
      return reply.code(201).send(await sessionAnswer(ctx, { ...request.access, member }));
    },
  );

  app.patch(
    '/api/v1/me',
    {
      config: { permission: 'signed-in' },
      schema: {
        summary: "Change one's name, or what one wants to see; null = as the device says",
        tags: ['access'],
        body: changeSchema,
        response: { 200: sessionSchema, ...problemResponses },
      },
    },
    async (request) => {
      await changeProfile(ctx, request.access, given(request.body));
      return sessionAnswer(ctx, request.access);
    },
  );

  app.put(
    '/api/v1/me/password',
    {
      config: { permission: 'signed-in' },
      schema: {
        summary: "Change one's password; one's other sessions end",
        description: 'The old one is not asked for in a session that a one-time link began, once.',
        tags: ['access'],
        body: z.object({ old: z.string().max(LONGEST_PASSWORD).optional(), password: passwordSchema }),
        response: { 200: sessionSchema, ...problemResponses },
      },
    },
    async (request) => {
      const { access } = request;
      const session = sessionOfSubject(access);
      if (session === undefined)
        throw new ProblemError('not_found', { detail: 'A token has no password; sign in to change yours' });
      // Whoever finds an open page must not guess the password there either.
      attempts.count(request.ip, `member ${access.member}`);
      const ended = await changePassword(ctx, access, session, request.body);
      if (access.member !== undefined) attempts.forget(`member ${access.member}`);
      releaseSessions(ctx, access.workspace, ended);
      return sessionAnswer(ctx, access);
    },
  );
}
