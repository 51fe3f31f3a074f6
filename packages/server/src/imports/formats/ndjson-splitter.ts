import { MAX_RECORD_CHARACTERS, type RowSplitter, type SourceRow } from './source-row.ts';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Splits JSON objects that stand one a line; a line that is none is refused by itself. */
export class NdjsonSplitter implements RowSplitter {
  private rest = '';
  private line = 1;
  private skipping = false;

  push(text: string, emit: (row: SourceRow) => void): void {
    const whole = this.rest === '' ? text : this.rest + text;
    let at = 0;
    for (let end = whole.indexOf('\n'); end !== -1; end = whole.indexOf('\n', at)) {
      if (this.skipping) this.skipping = false;
      else this.emitLine(whole.slice(at, end), emit);
      this.line += 1;
      at = end + 1;
    }
    this.rest = whole.slice(at);
    if (this.rest.length <= MAX_RECORD_CHARACTERS) return;
    if (!this.skipping) this.emitLine(this.rest, emit);
    this.skipping = true;
    this.rest = '';
  }

  end(emit: (row: SourceRow) => void): void {
    if (!this.skipping && this.rest !== '') this.emitLine(this.rest, emit);
    this.rest = '';
  }

  private emitLine(text: string, emit: (row: SourceRow) => void): void {
    const raw = text.trim();
    if (raw === '') return;
    const { line } = this;
    const refuse = (unreadable: string) =>
      emit({ line, cells: [], fields: undefined, raw: raw.slice(0, 2000), unreadable });
    if (raw.length > MAX_RECORD_CHARACTERS) {
      refuse(`expected at most ${MAX_RECORD_CHARACTERS} characters a row`);
      return;
    }
    let fields: unknown;
    try {
      fields = JSON.parse(raw);
    } catch (error) {
      refuse(`expected JSON: ${error instanceof Error ? error.message.slice(0, 120) : ''}`);
      return;
    }
    if (isRecord(fields)) emit({ line, cells: [], fields, raw });
    else refuse('expected a JSON object');
  }
}
