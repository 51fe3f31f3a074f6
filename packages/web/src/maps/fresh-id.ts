/** An id for something new: 120 random bits. (`randomUUID` is missing where the page was not loaded over TLS.) */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(15));
  return `n${btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')}`;
}
