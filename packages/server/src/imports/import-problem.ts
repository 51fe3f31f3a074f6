/** Why a file (as a whole) cannot be imported; never reused for something else. */
export const IMPORT_PROBLEMS = [
  'not_readable',
  'damaged',
  'bomb',
  'archive_refused',
  'not_xml',
  'xml_refused',
  'no_rows',
  'unknown_format',
  'unknown_column',
  'mapping_incomplete',
  'every_row_refused',
] as const;

export type ImportProblemCode = (typeof IMPORT_PROBLEMS)[number];

/** A file or mapping that cannot be imported. The message says what was expected, what was found and what to do. */
export class ImportProblem extends Error {
  override readonly name = 'ImportProblem';
  readonly code: ImportProblemCode;

  constructor(code: ImportProblemCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}
