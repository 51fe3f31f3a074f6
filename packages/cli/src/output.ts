/** How a command speaks: sentences for people, or one JSON document for programs (`--json`). */
export interface Output {
  /** A line for a person; silent with `--json`. */
  say(line: string): void;
  /** The command's result: printed as JSON with `--json`, else `sentence`. */
  result(value: unknown, sentence: string): void;
}

/** Results go to standard output, everything said on the way to standard error, so that a pipe gets the result alone. */
export function makeOutput(json: boolean): Output {
  return {
    say: (line) => {
      if (!json) process.stderr.write(`${line}\n`);
    },
    result: (value, sentence) => {
      process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${sentence}\n`);
    },
  };
}
