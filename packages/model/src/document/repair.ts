import { pathText } from '../problem.ts';

/** What reading a document had to put right; each is a key of `packages/text` (`repair.<code>`). */
export const REPAIR_CODES = [
  'collection-unreadable',
  'entry-unreadable',
  'field-unknown',
  'field-dropped',
  'field-missing',
  'text-cleaned',
  'position-missing',
  'too-many',
  'step-without-phase',
  'group-unknown',
  'group-left',
  'group-gathered',
  'any-order-too-large',
  'cell-without-lane',
  'cell-without-step',
  'expectation-without-step',
  'persona-unknown',
  'level-clamped',
] as const;

export type RepairCode = (typeof REPAIR_CODES)[number];

/** One thing put right while reading. `path` names the place in the document: `steps.s3.name`. */
export interface Repair {
  code: RepairCode;
  path: string;
  parameters: Record<string, string | number>;
}

export type ReportRepair = (code: RepairCode, path: readonly string[], parameters?: Repair['parameters']) => void;

/** A list of repairs and the function that adds to it. */
export function collectRepairs(): { repairs: Repair[]; report: ReportRepair } {
  const repairs: Repair[] = [];
  return {
    repairs,
    report: (code, path, parameters = {}) => repairs.push({ code, path: pathText(path), parameters }),
  };
}
