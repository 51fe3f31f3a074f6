import type { Language, PageText } from '@waymark/text';
import { mayDecide } from './decision.ts';
import { escapeHtml as h } from './page-frame.ts';
import type { Preference, Preferences } from './preferences.ts';
import type { Purpose } from './purposes.ts';
import type { LinkMeaning } from './signed-link.ts';

/** Name and wording of a purpose as they are shown now. */
export function wordingOf(purpose: Purpose, language: Language): { name: string; text: string; version: number } {
  const [newest] = purpose.texts;
  if (newest === undefined) return { name: purpose.key, text: '', version: 0 };
  const { version, nameDe, nameEn, textDe, textEn } = newest;
  return language === 'de' ? { name: nameDe, text: textDe, version } : { name: nameEn, text: textEn, version };
}

function choiceHtml({ t, language }: PageText, { purpose, current, allowed }: Preference, sentTo: string): string {
  const { key, legalBasis, doubleOptIn } = purpose;
  const { name, text, version } = wordingOf(purpose, language);
  const waits = current?.decision === 'requested' && !allowed;
  const notes = [
    ...(legalBasis === 'a' ? [] : [t('preferences.objectable')]),
    ...(doubleOptIn && !allowed && !waits && sentTo !== key ? [t('preferences.willConfirm')] : []),
  ];
  const id = `purpose-${key}`;
  return `<li><label class="choice" for="${h(id)}">
<span class="words"><span class="name" id="${h(id)}-name">${h(name)}</span><span id="${h(id)}-text">${h(text)}${notes.map((note) => ` <small>${h(note)}</small>`).join('')}</span></span>
<input type="checkbox" id="${h(id)}" name="agree" value="${h(key)}" aria-labelledby="${h(id)}-name" aria-describedby="${h(id)}-text"${allowed || waits ? ' checked' : ''}>
${waits ? `<span class="waits">${h(t('preferences.waiting'))}</span>` : ''}</label>
<input type="hidden" name="shown" value="${h(key)}:${version}"></li>`;
}

function fixedHtml({ t, language }: PageText, { purpose }: Preference): string {
  const { name, text } = wordingOf(purpose, language);
  const basis = t(`consent.basis.${purpose.legalBasis}`);
  return `<li class="fixed"><h3>${h(name)}</h3><p>${h(text)}</p><small>${h(t('preferences.basis', { basis }))}</small></li>`;
}

function historyHtml(text: PageText, { items, history }: Preferences): string {
  const { t, format, language } = text;
  const names = new Map(items.map(({ purpose }) => [purpose.key, wordingOf(purpose, language).name]));
  const lines = history.map(({ at, purpose, decision, way }) => {
    const said = t('preferences.historyLine', {
      purpose: names.get(purpose) ?? purpose,
      decision: t(`consent.decision.${decision}`),
      way: t(`consent.way.${way}`),
    });
    return `<li><span>${h(said)}</span><time datetime="${at}">${h(format.dateTime(Date.parse(at)))}</time></li>`;
  });
  return `<details><summary>${h(t('preferences.history'))}</summary>
${lines.length === 0 ? `<p>${h(t('preferences.noHistory'))}</p>` : `<ol>${lines.join('')}</ol>`}</details>`;
}

/** The page on which a person decides: a form that works without script. */
export function preferenceHtml(
  text: PageText,
  preferences: Preferences,
  page: { readonly link: LinkMeaning; readonly sender: string; readonly saved: 'saved' | 'savedWaiting' | null },
): string {
  const { t } = text;
  const own = preferences.items.filter(({ purpose }) => mayDecide(purpose.legalBasis));
  const fixed = preferences.items.filter(({ purpose }) => !mayDecide(purpose.legalBasis));
  return `<h1>${h(t('preferences.title'))}</h1>
<p class="lead">${h(t('preferences.lead', { workspace: page.sender }))}</p>
${page.saved === null ? '' : `<p class="saved" role="status">${h(t(`preferences.${page.saved}`))}</p>`}
<form method="post">
<h2>${h(t('preferences.yourChoice'))}</h2>
<ul class="list">${own.map((one) => choiceHtml(text, one, page.link.sentTo)).join('\n')}</ul>
<div class="do"><button type="submit">${h(t('preferences.save'))}</button>
<button type="submit" class="plain" name="refuse" value="all">${h(t('preferences.refuseAll'))}</button></div>
</form>
${fixed.length === 0 ? '' : `<h2>${h(t('preferences.needed'))}</h2><ul class="list">${fixed.map((one) => fixedHtml(text, one)).join('\n')}</ul>`}
${historyHtml(text, preferences)}`;
}

/** A few sentences, and perhaps a button that posts. */
export function noticeHtml(notice: {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly action?: string;
  readonly after?: string;
  readonly link?: { readonly href: string; readonly label: string };
}): string {
  return `<h1>${h(notice.title)}</h1>
${notice.paragraphs.map((text) => `<p class="lead">${h(text)}</p>`).join('\n')}
${notice.action === undefined ? '' : `<form method="post"><div class="do"><button type="submit">${h(notice.action)}</button></div></form>`}
${notice.after === undefined ? '' : `<p class="after">${h(notice.after)}</p>`}
${notice.link === undefined ? '' : `<p class="after"><a href="${h(notice.link.href)}">${h(notice.link.label)}</a></p>`}`;
}
