import { z } from 'zod';
import { type CellKind, cellSchema } from '../map/cell.ts';
import { decisionSchema } from '../map/decision.ts';
import { expectationSchema } from '../map/expectation.ts';
import { journeyMapSchema } from '../map/journey-map.ts';
import { laneSchema } from '../map/lane.ts';
import { phaseSchema } from '../map/phase.ts';
import { stepSchema } from '../map/step.ts';
import { stepGroupSchema } from '../map/step-group.ts';
import { personaSchema } from '../persona.ts';
import { shortTextSchema } from '../text.ts';

/**
 * How a map lies in a Yjs document. Every collection is a root Y.Map from id to a flat Y.Map of fields, so that
 * an id can never be there twice, and edits of different fields, or of different things, never collide:
 *
 * - `map`: fields of the map itself; those of the two decisions as `decisionA.text` …
 * - `personas`, `groups`, `phases`, `lanes`, `expectations`: id → fields, with `position` for their order
 * - `steps`: id → fields, with `place` = { phase, position } in one value, so that two people who move a step at once
 *   never get half of each move
 * - `cells`: `lane/step` → fields of the kind the lane asks for
 *
 * Inside an entry a translation is `name@en`, a touchpoint of a step `touchpoint:<id>` = its position, a persona's
 * feeling `persona:<id>` = its level. Long texts are Y.Text and merge letter by letter; all else is one plain value.
 */
export const COLLECTIONS = ['personas', 'groups', 'phases', 'steps', 'lanes', 'cells', 'expectations'] as const;
export type CollectionName = (typeof COLLECTIONS)[number];

/** Root of the map's own fields. */
export const MAP_ROOT = 'map';

/** Fields that order entries and are no part of them. */
export const ORDER_FIELDS: ReadonlySet<string> = new Set(['position', 'place']);

/** Fields of one kind of entry. */
export interface EntryShape {
  fields: Readonly<Record<string, z.ZodType>>;
  /** Texts that may be translated, by field. */
  texts: Readonly<Record<string, z.ZodType>>;
  /** Values for fields a merge may have lost, where the schema has no default of its own. */
  fallbacks: Readonly<Record<string, unknown>>;
}

interface ShapeOptions {
  without?: readonly string[];
  fallbacks?: Record<string, unknown>;
  replaced?: Record<string, z.ZodType>;
}

function entryShape(schema: z.ZodObject, options: ShapeOptions = {}): EntryShape {
  const apart = new Set(['id', 'translations', ...(options.without ?? [])]);
  const fields: Record<string, z.ZodType> = {};
  for (const [field, fieldSchema] of Object.entries(schema.shape)) {
    if (!apart.has(field) && fieldSchema instanceof z.ZodType) fields[field] = fieldSchema;
  }
  return {
    fields: { ...fields, ...options.replaced },
    texts: translatedTexts(schema),
    fallbacks: options.fallbacks ?? {},
  };
}

/** The texts `translationsSchema` was made from. */
function translatedTexts(schema: z.ZodObject): Record<string, z.ZodType> {
  const translations: unknown = schema.shape.translations;
  const languages: unknown = translations instanceof z.ZodOptional ? translations.unwrap() : null;
  const language: unknown = languages instanceof z.ZodObject ? languages.shape.en : null;
  const texts: unknown = language instanceof z.ZodOptional ? language.unwrap() : null;
  if (!(texts instanceof z.ZodObject)) return {};
  return Object.fromEntries(
    Object.entries(texts.shape).filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType),
  );
}

const named = { fallbacks: { name: '' } };

export const MAP_SHAPE = entryShape(journeyMapSchema, {
  without: [
    'formatVersion',
    'decisionA',
    'decisionB',
    'personas',
    'groups',
    'phases',
    'lanes',
    'cells',
    'expectations',
    'touchpoints',
  ],
  replaced: { id: journeyMapSchema.shape.id },
  fallbacks: { title: '', language: 'de', patience: null },
});

export const DECISION_SHAPE = entryShape(decisionSchema, { fallbacks: { text: '' } });

export const ENTRY_SHAPES: Readonly<Record<Exclude<CollectionName, 'cells'>, EntryShape>> = {
  personas: entryShape(personaSchema, { ...named }),
  groups: entryShape(stepGroupSchema),
  phases: entryShape(phaseSchema, { ...named, without: ['steps'] }),
  steps: entryShape(stepSchema, {
    ...named,
    without: ['touchpoints'],
    replaced: { momentOfTruth: shortTextSchema },
  }),
  lanes: entryShape(laneSchema),
  expectations: entryShape(expectationSchema, { fallbacks: { aspect: '' } }),
};

/** Fields of a cell by its kind; which kind it is, the lane says. */
export const CELL_SHAPES: ReadonlyMap<CellKind, EntryShape> = new Map(
  cellSchema.options.map((option): [CellKind, EntryShape] => [
    option.shape.kind.value,
    entryShape(option, {
      without: ['kind', 'lane', 'step', 'byPersona'],
      fallbacks: { text: '', level: 0 },
    }),
  ]),
);

/** Key of a cell. */
export function cellKey(lane: string, step: string): string {
  return `${lane}/${step}`;
}

export const TOUCHPOINT_PREFIX = 'touchpoint:';
export const PERSONA_PREFIX = 'persona:';

/** `name@en` → field and language; null for other keys. */
export function translationOf(key: string): { field: string; language: string } | null {
  const at = key.lastIndexOf('@');
  return at <= 0 ? null : { field: key.slice(0, at), language: key.slice(at + 1) };
}

const LONG_TEXTS: ReadonlySet<string> = new Set(['text', 'description']);

/** Whether a field (or the translation of one) is kept as Y.Text. */
export function isLongText(key: string): boolean {
  return LONG_TEXTS.has(translationOf(key)?.field ?? key);
}
