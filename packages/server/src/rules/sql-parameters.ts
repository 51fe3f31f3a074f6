import type { EventParameter } from '@waymark/store';

/** Values of a statement that is being written: each stands in the text as a placeholder and never as itself. */
export class SqlParameters {
  readonly values: Record<string, EventParameter> = {};
  readonly #known = new Map<string, string>();

  /** A placeholder for the value; the same one for the same value. @param type of ClickHouse */
  bind(value: EventParameter, type: string): string {
    const key = `${type} ${typeof value} ${JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `${one}` : one))}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const name = `p${this.#known.size}`;
    const placeholder = `{${name}:${type}}`;
    this.values[name] = value;
    this.#known.set(key, placeholder);
    return placeholder;
  }

  text(value: string): string {
    return this.bind(value, 'String');
  }

  /** A number as a double, or (exact) as whole milliseconds. */
  number(value: number): string {
    return this.bind(value, 'Float64');
  }

  ms(value: number): string {
    return this.bind(Math.trunc(value), 'Int64');
  }
}
