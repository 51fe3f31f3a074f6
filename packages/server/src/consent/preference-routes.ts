import { LANGUAGES, type Language, pageTextIn, pickLanguage } from '@waymark/text';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { workspaceById } from '../access/index.ts';
import type { ServerContext } from '../context.ts';
import type { App } from '../room.ts';
import { framePage } from './page-frame.ts';
import { noticeHtml, preferenceHtml, wordingOf } from './preference-page.ts';
import { choose, confirmation, preferencesOf } from './preferences.ts';
import { type LinkKind, type LinkMeaning, readLink, signLink } from './signed-link.ts';

const FORM_BYTES = 64 * 1024;

const params = z.object({ token: z.string().max(400) });
const querystring = z.object({
  lang: z.enum(LANGUAGES).optional().catch(undefined),
  saved: z.enum(['saved', 'savedWaiting']).optional().catch(undefined),
});
type Query = z.infer<typeof querystring>;

const otherOf = (language: Language): Language => (language === 'de' ? 'en' : 'de');

/** The purposes and versions a form says were shown, and those agreed to. */
function choiceOf(form: URLSearchParams) {
  const versions = new Map<string, number>();
  for (const shown of form.getAll('shown')) {
    const [key = '', version = ''] = shown.split(':');
    versions.set(key, Number(version));
  }
  return { versions, agreed: new Set(form.get('refuse') === 'all' ? [] : form.getAll('agree')) };
}

/** The pages a person is sent to by a signed link. They need no script, no session and no cookie: the link is the key. */
export function preferenceRoutes(app: App, ctx: ServerContext): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_BYTES },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  );
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  });

  const languageOf = (request: FastifyRequest, query: Query): Language =>
    query.lang ?? pickLanguage(request.headers['accept-language']);

  const send = (
    reply: FastifyReply,
    page: { language: Language; title: string; sender: string; content: string; status?: number },
  ): FastifyReply => {
    const other = otherOf(page.language);
    const label = pageTextIn(page.language).t('preferences.otherLanguage');
    return reply
      .code(page.status ?? 200)
      .type('text/html; charset=utf-8')
      .serializer((html: string) => html)
      .send(framePage({ ...page, other: { href: `?lang=${other}`, label, language: other } }));
  };

  /** The link's meaning and its sender; undefined when a page has been sent that says it holds no longer. */
  const opened = async (
    request: FastifyRequest,
    reply: FastifyReply,
    kind: LinkKind,
    token: string,
    query: Query,
  ): Promise<{ link: LinkMeaning; sender: string; timeZone: string; language: Language } | undefined> => {
    const language = languageOf(request, query);
    const link = readLink(ctx, kind, token);
    const workspace = typeof link === 'string' ? undefined : await workspaceById(ctx, link.workspace);
    if (typeof link !== 'string' && workspace !== undefined)
      return { link, sender: workspace.name, timeZone: workspace.time_zone, language };
    const { t } = pageTextIn(language);
    const title = t('preferences.gone.title');
    const content = noticeHtml({ title, paragraphs: [t('preferences.gone.text')] });
    send(reply, { language, title, sender: 'Waymark', content, status: link === 'expired' ? 410 : 404 });
    return undefined;
  };

  app.get('/preferences/:token', { schema: { hide: true, params, querystring } }, async (request, reply) => {
    const found = await opened(request, reply, 'preferences', request.params.token, request.query);
    if (found === undefined) return reply;
    const { link, sender, language, timeZone } = found;
    const text = pageTextIn(language, { timeZone });
    const preferences = await preferencesOf(ctx, link.workspace, link.of);
    const content = preferenceHtml(text, preferences, { link, sender, saved: request.query.saved ?? null });
    return send(reply, { language, title: text.t('preferences.title'), sender, content });
  });

  app.post('/preferences/:token', { schema: { hide: true, params, querystring } }, async (request, reply) => {
    const found = await opened(request, reply, 'preferences', request.params.token, request.query);
    if (found === undefined) return reply;
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    const waiting = await choose(ctx, found.link, choiceOf(form));
    const saved = waiting.length > 0 ? 'savedWaiting' : 'saved';
    // Loading the page again must not send the form again.
    return reply.redirect(`/preferences/${request.params.token}?lang=${found.language}&saved=${saved}`, 303);
  });

  const confirming = async (
    request: FastifyRequest<{ Params: z.infer<typeof params>; Querystring: Query }>,
    reply: FastifyReply,
    confirm: boolean,
  ): Promise<FastifyReply> => {
    const found = await opened(request, reply, 'confirmation', request.params.token, request.query);
    if (found === undefined) return reply;
    const { link, sender, language } = found;
    const { t } = pageTextIn(language);
    const answer = await confirmation(ctx, link, confirm);
    if (answer.outcome === 'gone') {
      const title = t('preferences.confirmGone.title');
      const content = noticeHtml({ title, paragraphs: [t('preferences.confirmGone.text')] });
      return send(reply, { language, title, sender, content, status: 410 });
    }
    const { name, text } = wordingOf(answer.purpose, language);
    const open = answer.outcome === 'open';
    const title = t(open ? 'preferences.confirm.title' : 'preferences.confirmed.title');
    const content = noticeHtml({
      title,
      paragraphs: [open ? `${name}: ${text}` : t('preferences.confirmed.text', { purpose: name })],
      ...(open ? { action: t('preferences.confirm.do'), after: t('preferences.confirm.lead') } : {}),
      ...(open
        ? {}
        : {
            link: {
              label: t('preferences.toPage'),
              href: `/preferences/${signLink(ctx, 'preferences', { ...link, of: answer.identity, sentTo: answer.purpose.key })}`,
            },
          }),
    });
    return send(reply, { language, title, sender, content });
  };
  // Looking confirms nothing: programs that read mail open links as well.
  app.get('/preferences/confirm/:token', { schema: { hide: true, params, querystring } }, (request, reply) =>
    confirming(request, reply, false),
  );
  app.post('/preferences/confirm/:token', { schema: { hide: true, params, querystring } }, (request, reply) =>
    confirming(request, reply, true),
  );
}
