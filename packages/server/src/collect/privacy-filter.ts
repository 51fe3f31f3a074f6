const EMAIL = /[^\s@<>"'(),:;/?&=]+@[^\s@<>"'(),:;/?&=]+\.[A-Za-z]{2,}/g;
const URL_START = /^[a-z][a-z0-9+.-]*:\/\//i;

/**
 * What of a text may enter the event store: addresses lose user, query and fragment, e-mail addresses become `[email]`.
 * Who someone is stands in PostgreSQL alone.
 */
export function withoutAddresses(text: string): string {
  let kept = text;
  if (kept.includes('://') && URL_START.test(kept)) {
    const end = kept.search(/[?#]/);
    if (end !== -1) kept = kept.slice(0, end);
    kept = kept.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, '$1');
  }
  return kept.includes('@') ? kept.replace(EMAIL, '[email]') : kept;
}

/** The path of an address (absolute or not), without query and fragment; '' when there is none. */
export function pathOf(address: unknown): string {
  if (typeof address !== 'string' || address === '') return '';
  const bare = withoutAddresses(address.split(/[?#]/, 1)[0] ?? '');
  const path = URL_START.test(bare) ? bare.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '') || '/' : bare;
  return path.slice(0, 500);
}
