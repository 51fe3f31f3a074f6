const SPACE = /[ \t\n\r]*/y;
const NUMBER_OR_WORD = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const COLON = /[ \t\n\r]*:[ \t\n\r]*/y;

/** End of what a sticky pattern matches at `place`, −1 where it does not match. */
function endOf(pattern: RegExp, text: string, place: number): number {
  pattern.lastIndex = place;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** End of the text in quotes that begins at `place`, −1 where none does or it is broken. */
function endOfString(text: string, place: number): number {
  if (text.charAt(place) !== '"') return -1;
  let at = place + 1;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) return at + 1;
    if (unit < 0x20) return -1;
    at = unit === 0x5c ? endOf(ESCAPE, text, at) : at + 1;
    if (at === -1) return -1;
  }
  return -1;
}

/**
 * Where a text that is no JSON stops being JSON, in UTF-16 units from its start: V8 leaves the place out of many of
 * its messages. A broken string or number counts from its beginning; a text that merely breaks off, at its end.
 * One pass, without recursion.
 */
export function jsonErrorPosition(text: string): number {
  const open: ('{' | '[')[] = [];
  let place = 0;
  /** A value is due, or right after an opening its closing; afterwards a comma or a closing is. */
  let isValueDue = true;
  let isFresh = false;
  for (;;) {
    place = endOf(SPACE, text, place);
    if (place >= text.length) return text.length;
    const innermost = open.at(-1);
    const char = text.charAt(place);
    const isClosing = (char === '}' && innermost === '{') || (char === ']' && innermost === '[');
    if (isClosing && (!isValueDue || isFresh)) {
      open.pop();
      place += 1;
      isValueDue = false;
      isFresh = false;
    } else if (isValueDue) {
      if (innermost === '{') {
        const endOfKey = endOfString(text, place);
        if (endOfKey === -1) return place;
        place = endOf(COLON, text, endOfKey);
        if (place === -1) return endOf(SPACE, text, endOfKey);
      }
      const opening = text.charAt(place);
      isFresh = opening === '{' || opening === '[';
      if (opening === '{' || opening === '[') {
        open.push(opening);
        place += 1;
        continue;
      }
      const end = opening === '"' ? endOfString(text, place) : endOf(NUMBER_OR_WORD, text, place);
      if (end === -1) return place;
      place = end;
      isValueDue = false;
    } else if (char === ',' && innermost !== undefined) {
      place += 1;
      isValueDue = true;
    } else return place;
  }
}
