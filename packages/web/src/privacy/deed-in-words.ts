import { isTextKey, type Text } from '@waymark/text';
import type { AuditEntry } from './queries.ts';

const textOr = ({ t }: Text, key: string, otherwise: string): string => (isTextKey(key) ? t(key) : otherwise);

/** What was done, for a reader; a deed this version does not know by its own name. */
export function deedInWords(text: Text, action: string): string {
  return textOr(text, `audit.deed.${action}`, action);
}

/** Where the words for the values of a detail stand. */
const VALUES: Readonly<Record<string, string>> = {
  kind: 'requests.kind',
  way: 'requests.way',
  how: 'requests.how',
  reason: 'requests.refusal',
};

/** The details of a deed, for a reader. */
export function detailsInWords(text: Text, { details }: AuditEntry): string {
  return Object.entries(details)
    .map(([key, value]) => {
      const name = textOr(text, `audit.detail.${key}`, key);
      return `${name}: ${textOr(text, `${VALUES[key] ?? ''}.${value}`, String(value))}`;
    })
    .join(' · ');
}
