import { isUtf8 } from 'node:buffer';

export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
/** How characters are written; Latin-1 is read as windows-1252, which holds it and what such files really contain. */
export type Encoding = (typeof ENCODINGS)[number];

/** Bytes without the last, possibly cut, UTF-8 character. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  for (let back = 0; back < 4 && end > 0; back++) {
    const byte = bytes[end - 1] as number;
    if (byte < 0x80) break;
    end -= 1;
    if (byte >= 0xc0) break;
  }
  return bytes.subarray(0, end);
}

/** Share of invalid UTF-8 characters up to which a file counts as damaged UTF-8 rather than as Latin-1. */
const DAMAGED_SHARE = 0.1;

/** The encoding of a file by its beginning: by its mark, else UTF-8 when it is (mostly) valid, else Latin-1. */
export function guessEncoding(start: Uint8Array): Encoding {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  if (isUtf8(start) || isUtf8(withoutCutCharacter(start))) return 'utf-8';
  // A stray byte in a file whose other special characters are good UTF-8 is damage, not another encoding.
  const text = new TextDecoder('utf-8').decode(start);
  let special = 0;
  let broken = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    special += 1;
    if (code === 0xfffd) broken += 1;
  }
  return broken <= special * DAMAGED_SHARE ? 'utf-8' : 'windows-1252';
}

/** The text of a stream of bytes, piece by piece; byte order marks are dropped, broken characters become U+FFFD. */
export async function* decodeText(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  /** Old files end their lines with a carriage return alone. */
  loneReturns = false,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  const lines = (text: string): string => (loneReturns ? text.replaceAll('\r', '\n') : text);
  for await (const chunk of bytes) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield lines(text);
  }
  const rest = decoder.decode();
  if (rest !== '') yield lines(rest);
}
