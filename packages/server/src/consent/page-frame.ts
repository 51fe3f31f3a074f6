import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '@waymark/text';

const ASSETS = path.resolve(import.meta.dirname, '../../../web/dist/assets');

/** A face of the app as it was built, if it was: the same letters everywhere. */
function faceOf(family: string, beginning: string): string {
  if (!existsSync(ASSETS)) return '';
  const file = readdirSync(ASSETS).find((name) => name.startsWith(beginning) && name.endsWith('.woff2'));
  return file === undefined
    ? ''
    : `@font-face{font-family:"${family}";src:url("/assets/${file}") format("woff2");font-weight:200 900;font-display:swap}`;
}

let faces: string | undefined;

/** The faces' rules, looked up once. */
function faceRules(): string {
  faces ??=
    faceOf('Overpass Variable', 'overpass-latin-wght') + faceOf('Source Sans 3 Variable', 'source-sans-3-latin-wght');
  return faces;
}

const STYLE = `
:root{color-scheme:light dark;--paper:#faf9f6;--surface:#fff;--sunken:#f1efe9;--line:#e2dfd6;--edge:#8b8676;--ink:#17212b;
--ink-2:#4a5663;--brand:#0d5c4d;--brand-ink:#fff;--brand-soft:#dcece6;--moment-ink:#7a5800;--moment-soft:#fff3cf;--focus:#1f6fb2}
@media(prefers-color-scheme:dark){:root{--paper:#11171d;--surface:#182029;--sunken:#0d1217;--line:#2a3540;--edge:#6d7b89;
--ink:#eef1f3;--ink-2:#b6c0ca;--brand:#4fbfa4;--brand-ink:#07211b;--brand-soft:#17352f;--moment-ink:#e5bd4a;
--moment-soft:#3a3010;--focus:#6cb2ea}}
*{box-sizing:border-box;margin:0}
body{background:var(--paper);color:var(--ink);font:17px/1.5 "Source Sans 3 Variable",system-ui,sans-serif;
padding:0 16px 48px;-webkit-text-size-adjust:100%}
.way{max-width:620px;margin:0 auto}
h1,h2,h3,button,.state,header,summary{font-family:"Overpass Variable",system-ui,sans-serif}
header{display:flex;align-items:center;gap:12px;min-height:72px;font-weight:600}
header a{margin-left:auto;min-height:44px;display:inline-flex;align-items:center;padding:0 4px;font-size:15px;font-weight:500}
header svg{flex:none}
a{color:var(--brand);text-underline-offset:3px}
h1{font-size:clamp(28px,8vw,36px);line-height:1.12;letter-spacing:-.01em;font-weight:700;text-wrap:balance;margin:20px 0 12px}
.lead{font-size:18px;color:var(--ink-2);max-width:46ch;text-wrap:pretty}
h2{font-size:15px;font-weight:650;margin:36px 0 10px;color:var(--ink-2)}
h3{font-size:18px;line-height:1.3;font-weight:650}
.list{list-style:none;padding:0;background:var(--surface);border:1px solid var(--line);border-radius:14px;overflow:hidden}
.list>li+li{border-top:1px solid var(--line)}
.choice{display:grid;grid-template-columns:1fr 52px;gap:4px 18px;align-items:center;padding:18px;cursor:pointer}
.fixed{padding:16px 18px;display:grid;gap:4px}
.choice .words{display:grid;gap:4px}
.choice small,.fixed small{color:var(--ink-2);font-size:14.5px;line-height:1.4}
.choice small{display:block;margin-top:4px}
.choice p,.fixed p{color:var(--ink-2)}
.name{font:650 18px/1.3 "Overpass Variable",system-ui,sans-serif;color:var(--ink)}
input[type=checkbox]{appearance:none;width:52px;height:30px;margin:0;border-radius:999px;border:2px solid var(--edge);
background:var(--sunken);position:relative;cursor:pointer;transition:background .16s,border-color .16s}
input[type=checkbox]::before{content:"";position:absolute;top:4px;left:4px;width:18px;height:18px;border-radius:50%;
background:var(--edge);transition:transform .16s,background .16s}
input[type=checkbox]:checked{background:var(--brand);border-color:var(--brand)}
input[type=checkbox]:checked::before{background:var(--brand-ink);transform:translateX(22px)}
input[type=checkbox]:checked::after{content:"";position:absolute;left:10px;top:7px;width:5px;height:9px;
border:solid var(--brand-ink);border-width:0 2px 2px 0;transform:rotate(45deg)}
.waits{grid-column:1/-1;background:var(--moment-soft);color:var(--moment-ink);border-radius:8px;padding:8px 12px;font-size:15px}
.do{display:grid;gap:10px;margin:22px 0 0}
button,.button{min-height:52px;padding:12px 20px;border-radius:12px;font-size:17px;font-weight:600;cursor:pointer;
border:2px solid var(--brand);background:var(--brand);color:var(--brand-ink)}
button.plain{background:transparent;color:var(--brand)}
.after{margin-top:22px;color:var(--ink-2)}
.after a{display:inline-flex;min-height:44px;align-items:center;font-weight:600}
.saved{background:var(--brand-soft);border-left:4px solid var(--brand);border-radius:0 10px 10px 0;padding:12px 16px;
margin:20px 0 0;font-weight:500}
details{margin-top:36px;border-top:1px solid var(--line);padding-top:8px}
summary{min-height:44px;display:flex;align-items:center;gap:8px;cursor:pointer;font-weight:600;font-size:15px;color:var(--ink-2)}
summary::before{content:"";width:7px;height:7px;border:solid;border-width:0 2px 2px 0;transform:rotate(-45deg);transition:transform .16s}
details[open] summary::before{transform:rotate(45deg)}
details ol{list-style:none;padding:4px 0 0;display:grid;gap:10px}
details li{display:grid;font-size:15.5px}
details time{color:var(--ink-2);font-size:14px}
:focus-visible{outline:3px solid var(--focus);outline-offset:3px;border-radius:8px}
input:focus-visible{border-radius:999px}
@media(min-width:560px){.do{grid-template-columns:auto auto 1fr}}
@media(prefers-reduced-motion:reduce){*,*::before{transition:none!important}}
`;

const SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand in HTML, between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => SPECIAL[character] ?? character);
}

const LOGO = `<svg width="36" height="36" viewBox="0 0 36 36" aria-hidden="true"><rect width="36" height="36" rx="9" fill="var(--brand)"/><path d="M8 11h14l6 7-6 7H8l5-7z" fill="var(--brand-ink)"/></svg>`;

/** A page for a person outside, whole in one answer: no script, no picture to fetch. `content` is HTML already. */
export function framePage(page: {
  readonly language: Language;
  readonly title: string;
  readonly sender: string;
  /** Where the same page stands in the other language, and its name. */
  readonly other: { readonly href: string; readonly label: string; readonly language: Language };
  readonly content: string;
}): string {
  const { language, title, sender, other, content } = page;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${faceRules()}${STYLE}</style>
</head>
<body>
<div class="way">
<header>${LOGO}<span>${escapeHtml(sender)}</span><a href="${escapeHtml(other.href)}" lang="${other.language}" hreflang="${other.language}">${escapeHtml(other.label)}</a></header>
<main>
${content}
</main>
</div>
</body>
</html>
`;
}
