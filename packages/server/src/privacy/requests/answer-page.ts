import { pageTextIn } from '@waymark/text';
import { escapeHtml } from '../../consent/index.ts';
import type { PersonData } from './person-data.ts';

/** The page shows so many events, the newest; the file has all. */
const MOST_SHOWN = 2000;

const STYLE = `
:root{color-scheme:light;--line:#d9d5ca;--ink:#17212b;--ink-2:#4a5663;--brand:#0d5c4d;--soft:#f4f2ec}
*{box-sizing:border-box;margin:0}
body{color:var(--ink);background:#fff;font:16px/1.5 "Source Sans 3",system-ui,-apple-system,"Segoe UI",sans-serif;padding:40px 24px 64px}
main{max-width:820px;margin:0 auto;display:grid;gap:36px}
h1{font-size:32px;line-height:1.15;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:19px;line-height:1.3;padding-bottom:8px;margin-bottom:10px;border-bottom:2px solid var(--brand)}
header{display:grid;gap:14px}
header p,.soft{color:var(--ink-2);max-width:66ch}
dl.head{display:flex;flex-wrap:wrap;gap:6px 36px;border-top:1px solid var(--line);padding-top:14px}
dl.head dt{font-size:13px;color:var(--ink-2)}dl.head dd{margin:0;font-weight:600}
.wide{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:14.5px}
th{text-align:left;font-size:12.5px;color:var(--ink-2);font-weight:600;padding:6px 12px 6px 0;border-bottom:1px solid var(--line);white-space:nowrap}
td{padding:7px 12px 7px 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
td.when{white-space:nowrap;font-variant-numeric:tabular-nums}
td small{display:block;color:var(--ink-2);font-size:13px}
thead{display:table-header-group}tr{break-inside:avoid}
h2{break-after:avoid}
section>p+*{margin-top:10px}
@page{size:A4;margin:18mm 16mm}
@media print{body{padding:0;font-size:10.5pt}main{max-width:none;gap:22px}table{font-size:9.5pt}}
`;

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

type Cell = { readonly text: string; readonly small?: string; readonly isTime?: boolean };

function table(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const head = heads.map((one) => `<th scope="col">${escapeHtml(one)}</th>`).join('');
  const cellHtml = ({ text, small, isTime }: Cell): string =>
    `<td${isTime ? ' class="when"' : ''}>${escapeHtml(text)}${small ? `<small>${escapeHtml(small)}</small>` : ''}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('\n');
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`;
}

const part = (title: string, ...content: readonly string[]): string =>
  `<section><h2>${escapeHtml(title)}</h2>\n${content.filter((one) => one !== '').join('\n')}\n</section>`;
const paragraph = (text: string): string => `<p class="soft">${escapeHtml(text)}</p>`;

function propertiesOf(event: PersonData['events'][number]): string {
  const all = Object.entries(event.properties).map(([key, value]) => `${key}: ${shown(value)}`);
  if (event.urlPath !== '') all.unshift(event.urlPath);
  if (event.value !== null) all.unshift(`${event.value} ${event.currency}`.trim());
  return all.join(' · ');
}

/**
 * The answer to a request for access, in the person's language: one file without script that needs nothing else, to be read on
 * any screen and printed.
 */
export function answerPage(data: PersonData): string {
  const { t, format } = pageTextIn(data.language, { timeZone: data.timeZone });
  const at = (instant: string): Cell => ({ text: format.dateTime(Date.parse(instant)), isTime: true });
  const purposeName = new Map(data.consent.map(({ purpose, name }) => [purpose, name]));
  const events = data.events.slice(0, MOST_SHOWN);
  const facts = [
    [t('answer.from'), data.controller],
    [t('answer.reference'), data.reference],
    [t('answer.made'), format.dateTime(Date.parse(data.generatedAt))],
  ]
    .map(([name = '', value = '']) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`)
    .join('');
  const when = format.dateTime(Date.parse(data.generatedAt));
  const isEmpty = data.identifiers.length === 0;
  const content = [
    ...(isEmpty
      ? []
      : [
          part(
            t('answer.known'),
            table(
              [t('answer.kind'), t('answer.value')],
              data.identifiers.map(({ kind, value }) => [{ text: kind }, { text: value }]),
            ),
          ),
          part(
            t('answer.traits'),
            data.traits.length === 0
              ? paragraph(t('answer.traits.none'))
              : table(
                  [t('answer.what'), t('answer.value'), t('answer.since'), t('answer.source')],
                  data.traits.map((one) => [
                    { text: one.key },
                    { text: shown(one.value) },
                    at(one.learnedAt),
                    { text: one.source },
                  ]),
                ),
          ),
        ]),
    part(
      t('answer.purposes'),
      table(
        [t('answer.purpose'), t('answer.basis'), ''],
        data.consent.map((one) => [
          { text: one.name, small: one.text },
          { text: t('answer.basis.text', { letter: one.legalBasis }) },
          { text: t(one.allowed ? 'answer.allowed' : 'answer.notAllowed') },
        ]),
      ),
    ),
    ...(data.decisions.length === 0
      ? []
      : [
          part(
            t('answer.decisions'),
            table(
              [t('answer.when'), t('answer.purpose'), t('answer.decision'), t('answer.way')],
              data.decisions.map((one) => [
                at(one.at),
                { text: purposeName.get(one.purpose) ?? one.purpose },
                { text: t(`consent.decision.${one.decision}`) },
                { text: t(`consent.way.${one.way}`) },
              ]),
            ),
          ),
        ]),
    ...(isEmpty
      ? []
      : [
          part(
            t('answer.audiences'),
            data.audiences === undefined || data.audiences.length === 0
              ? paragraph(t('answer.audiences.none'))
              : table(
                  [t('answer.what'), t('answer.since')],
                  data.audiences.map((one) => [{ text: one.name, small: one.description }, at(one.since)]),
                ),
            paragraph(t('answer.audiences.text')),
          ),
          part(
            t('answer.events'),
            paragraph(
              [
                `${t('answer.events.count', { events: data.events.length })}.`,
                ...(events.length < data.events.length ? [t('answer.events.some', { shown: events.length })] : []),
                ...(data.hasMoreEvents ? [t('answer.events.more')] : []),
              ].join(' '),
            ),
            events.length === 0
              ? ''
              : table(
                  [t('answer.when'), t('answer.event'), t('answer.details'), t('answer.source')],
                  events.map((one) => [
                    at(one.happenedAt),
                    { text: one.name === '' ? one.kind : one.name, small: one.channel },
                    { text: propertiesOf(one) },
                    { text: one.source },
                  ]),
                ),
          ),
        ]),
    part(t('answer.origin'), paragraph(t('answer.origin.text'))),
    part(t('answer.stay'), paragraph(t('answer.stay.text', { controller: data.controller }))),
    part(t('answer.rights'), paragraph(t('answer.rights.text'))),
  ].join('\n');
  return `<!doctype html>
<html lang="${data.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(t('answer.title'))}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<h1>${escapeHtml(t('answer.title'))}</h1>
<p>${escapeHtml(isEmpty ? t('answer.nothing') : t('answer.lead', { controller: data.controller, when }))}</p>
<dl class="head">${facts}</dl>
</header>
${content}
</main>
</body>
</html>
`;
}
