import { isTextKey, type Text } from '@waymark/text';

/** What was done, for a reader; a deed this version does not know by its own name. */
export function deedInWords({ t }: Text, action: string): string {
  const key = `audit.deed.${action}`;
  return isTextKey(key) ? t(key) : action;
}
