import sax from 'sax';
import { ImportProblem } from '../import-problem.ts';
import type { RowSplitter, SourceRow } from './source-row.ts';

const MAX_DEPTH = 64;
/** Most events of one trace; a trace is held until its end, because its attributes may stand behind its events. */
const MAX_TRACE_EVENTS = 1_000_000;

type Fields = Record<string, unknown>;

const VALUES: Readonly<Record<string, (text: string) => unknown>> = {
  string: (text) => text,
  date: (text) => text,
  id: (text) => text,
  int: (text) => (/^-?\d{1,15}$/.test(text) ? Number(text) : text),
  float: (text) => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : text),
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : text),
};

/**
 * Reads XES (IEEE 1849) as it streams: one record an event, its attributes under their keys, those of its trace under
 * `case:<key>`. Attributes nested in attributes, and what the log says about itself, are left out. A document type
 * declaration is refused: entities are where XML reaches outside or grows without bound.
 */
export class XesSplitter implements RowSplitter {
  private readonly parser = sax.parser(true, { trim: false, position: true });
  private readonly path: string[] = [];
  private emit: (row: SourceRow) => void = () => {};
  private failure: ImportProblem | undefined;
  private trace: Fields = {};
  private events: { line: number; fields: Fields }[] = [];
  private isXes = false;

  constructor() {
    const { parser } = this;
    parser.onerror = (error) => {
      const [message] = error.message.split('\n');
      this.fail('not_xml', `Expected well-formed XML, found an error in line ${parser.line + 1}: ${message}`);
    };
    parser.ondoctype = () =>
      this.fail(
        'xml_refused',
        `The file declares a document type (DOCTYPE, line ${parser.line + 1}). XES needs none, and entities could reach outside: remove the declaration`,
      );
    parser.onopentag = (node) => this.open(node.name, node.attributes as Record<string, string>);
    parser.onclosetag = (name) => this.close(name);
  }

  push(text: string, emit: (row: SourceRow) => void): void {
    this.emit = emit;
    this.parser.write(text);
    if (this.failure) throw this.failure;
  }

  end(emit: (row: SourceRow) => void): void {
    this.emit = emit;
    const open = this.path.at(-1);
    if (open !== undefined) this.fail('damaged', `The file ends inside <${open}>: it is cut off`);
    else if (!this.isXes) this.fail('not_xml', 'Expected XES, found no <log>');
    if (this.failure) throw this.failure;
  }

  private fail(code: 'not_xml' | 'xml_refused' | 'damaged', message: string): void {
    this.failure ??= new ImportProblem(code, message);
    // What the parser still calls back for does not matter any more.
    this.parser.onopentag = () => {};
    this.parser.onclosetag = () => {};
    this.parser.onerror = () => this.parser.resume();
  }

  private open(name: string, attributes: Record<string, string>): void {
    const { path } = this;
    const parent = path.at(-1);
    if (path.length === 0) {
      if (name !== 'log') this.fail('not_xml', `Expected XES (<log>), found <${name}>`);
      this.isXes = true;
    }
    path.push(name);
    if (path.length > MAX_DEPTH) this.fail('xml_refused', `Expected at most ${MAX_DEPTH} nested elements`);
    if (name === 'trace' && path.length === 2) {
      this.trace = {};
      this.events = [];
    } else if (name === 'event' && parent === 'trace' && path.length === 3) {
      if (this.events.length >= MAX_TRACE_EVENTS)
        this.fail('xml_refused', `Expected at most ${MAX_TRACE_EVENTS} events in a trace`);
      this.events.push({ line: this.parser.line + 1, fields: {} });
    } else {
      this.attribute(name, attributes, parent);
    }
  }

  private attribute(name: string, { key, value }: Record<string, string>, parent: string | undefined): void {
    const read = VALUES[name];
    if (read === undefined || key === undefined || value === undefined) return;
    const depth = this.path.length;
    if (depth === 4 && parent === 'event' && this.path[1] === 'trace') {
      const event = this.events.at(-1);
      if (event) event.fields[key] = read(value);
    } else if (depth === 3 && parent === 'trace') {
      this.trace[`case:${key}`] = read(value);
    }
  }

  private close(name: string): void {
    this.path.pop();
    if (name !== 'trace' || this.path.length !== 1) return;
    for (const { line, fields } of this.events) {
      const whole = { ...this.trace, ...fields };
      this.emit({ line, cells: [], fields: whole, raw: JSON.stringify(whole) });
    }
    this.events = [];
  }
}
