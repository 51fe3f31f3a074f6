import { isPageTextKey, isTextKey, pageTextIn } from '@waymark/text';
import type { LegalBasis } from './decision.ts';

/** The purpose that collecting asks for. */
export const ANALYTICS = 'analytics';

interface DefaultPurpose {
  readonly key: string;
  readonly legalBasis: LegalBasis;
  readonly doubleOptIn?: true;
  readonly refusedByGpc?: true;
  /** Names consent banners use for it, besides the key. */
  readonly categories: readonly string[];
}

/** What a workspace begins with. Post rests on legitimate interests (recital 47), e-mail on consent with double opt-in. */
export const DEFAULT_PURPOSES: readonly DefaultPurpose[] = [
  { key: 'operation', legalBasis: 'b', categories: ['necessary', 'essential', 'strictlynecessary'] },
  { key: ANALYTICS, legalBasis: 'a', categories: ['statistics', 'performance', 'measurement'] },
  {
    key: 'personalisation',
    legalBasis: 'a',
    refusedByGpc: true,
    categories: ['personalization', 'functional', 'preferences'],
  },
  { key: 'email', legalBasis: 'a', doubleOptIn: true, categories: ['e-mail', 'newsletter'] },
  { key: 'sms', legalBasis: 'a', doubleOptIn: true, categories: ['text_messages'] },
  { key: 'push', legalBasis: 'a', categories: ['notifications'] },
  { key: 'phone', legalBasis: 'a', categories: ['calls'] },
  { key: 'post', legalBasis: 'f', categories: ['letters'] },
  { key: 'profiling', legalBasis: 'a', refusedByGpc: true, categories: ['marketing', 'advertising', 'targeting'] },
];

/** Name and wording of a default purpose in a language: version 1 of its text. */
export function defaultWording(key: string, language: 'de' | 'en'): { name: string; text: string } {
  const { t } = pageTextIn(language);
  const nameKey = `consent.purpose.${key}`;
  const textKey = `consent.wording.${key}`;
  return { name: isTextKey(nameKey) ? t(nameKey) : key, text: isPageTextKey(textKey) ? t(textKey) : key };
}
