import { CHANNEL_TRAITS } from '../channel.ts';
import { canonicalMap } from '../document/canonical-map.ts';
import { FORMAT_VERSION } from '../format/format-version.ts';
import type { Id } from '../id.ts';
import { LANGUAGES, type Language } from '../language.ts';
import type { Cell } from '../map/cell.ts';
import { type JourneyMap, type JourneyMapInput, journeyMapSchema } from '../map/journey-map.ts';
import type { LaneKind } from '../map/lane.ts';
import type { StepSpec, TemplateSpec, Words } from './template-spec.ts';

/** What an id is for; a maker of readable ids may use it, a maker of UUIDs need not. */
export interface IdHint {
  kind: 'map' | 'phase' | 'step' | 'group' | 'lane' | 'persona' | 'touchpoint' | 'expectation';
  key: string;
}

export interface TemplateOptions {
  language: Language;
  makeId: (hint: IdHint) => Id;
  /** Put the other language beside every text. Default: only `language`. */
  translations?: boolean | undefined;
}

const TEXT_LANES = {
  doing: 'doing',
  thinking: 'thinking',
  needing: 'needing',
  content: 'content',
  systems: 'systems',
  backstage: 'backstage',
  painPoints: 'pain',
  opportunities: 'chance',
} as const satisfies Partial<Record<LaneKind, keyof StepSpec>>;

/** Order of the lanes; lanes of texts that no step has are left out. */
const LANE_ORDER: readonly LaneKind[] = [
  'doing',
  'thinking',
  'feeling',
  'needing',
  'expectation',
  'touchpoint',
  'channel',
  'mediaKind',
  'department',
  'content',
  'backstage',
  'systems',
  'painPoints',
  'opportunities',
];

/** Makes a map of a template: fresh ids, texts in one language, its touchpoints with it. Passes the map's schema. */
export function buildTemplate(spec: TemplateSpec, options: TemplateOptions): JourneyMap {
  const { makeId } = options;
  const text = textsIn(options);
  const steps = spec.phases.flatMap((phase) => phase.steps);
  const touchpointIds = idsFor(Object.keys(spec.touchpoints), 'touchpoint', makeId);
  const groupIds = idsFor(Object.keys(spec.groups ?? {}), 'group', makeId);
  const stepIds = new Map(
    steps.map((step, index) => [step, makeId({ kind: 'step', key: step.key ?? `step-${index + 1}` })]),
  );
  const lanes = LANE_ORDER.filter((kind) => isUsed(kind, steps)).map((kind) => ({
    id: makeId({ kind: 'lane', key: kind }),
    kind,
  }));
  const input: JourneyMapInput = {
    formatVersion: FORMAT_VERSION,
    id: makeId({ kind: 'map', key: 'map' }),
    language: options.language,
    ...text({ title: spec.title, description: spec.description }),
    decisionA: { ...text({ text: spec.decisionA }), binding: spec.bindingA },
    decisionB: { ...text({ text: spec.decisionB }), binding: spec.bindingB },
    patience: spec.patience,
    personas: (spec.personas ?? []).map((persona, index) => {
      const { name, age, ...texts } = persona;
      return { id: makeId({ kind: 'persona', key: `persona-${index + 1}` }), name, age, ...text(texts) };
    }),
    groups: Object.entries(spec.groups ?? {}).map(([key, group]) => ({
      id: mustId(groupIds, key),
      kind: group.kind,
      optional: group.optional,
      ...text({ name: group.name }),
    })),
    phases: spec.phases.map((phase, index) => ({
      id: makeId({ kind: 'phase', key: phase.key ?? `phase-${index + 1}` }),
      ...text({ name: phase.name, description: phase.description }),
      steps: phase.steps.map((step) => {
        const { momentOfTruth, translations, ...texts } = text({ name: step.name, momentOfTruth: step.moment });
        return {
          id: stepIds.get(step) as Id,
          ...texts,
          optional: step.optional,
          repeatable: step.repeatable,
          group: step.group === undefined ? undefined : mustId(groupIds, step.group),
          momentOfTruth: momentOfTruth === undefined ? undefined : { reason: momentOfTruth },
          touchpoints: (step.touchpoints ?? []).map((key) => mustId(touchpointIds, key)),
          binding: step.event === undefined ? undefined : { name: step.event },
          translations,
        };
      }),
    })),
    lanes,
    cells: lanes.flatMap((lane) =>
      steps.flatMap((step) => cellOf(lane.kind, lane.id, step, stepIds.get(step) as Id, text)),
    ),
    expectations: steps.flatMap((step, index) =>
      (step.expect ?? []).map((expectation, place) => ({
        id: makeId({ kind: 'expectation', key: `${step.key ?? `step-${index + 1}`}-${place + 1}` }),
        touchpoint: mustId(touchpointIds, expectation.touchpoint),
        step: stepIds.get(step),
        ...text({ aspect: expectation.aspect, context: expectation.context }),
        level: expectation.level,
        source: expectation.source,
        measuredBy: expectation.measuredBy,
      })),
    ),
    touchpoints: Object.entries(spec.touchpoints).map(([key, touchpoint]) => {
      const { mediaKind, nature, presence } = CHANNEL_TRAITS[touchpoint.channel];
      return {
        id: mustId(touchpointIds, key),
        channel: touchpoint.channel,
        mediaKind: touchpoint.mediaKind ?? mediaKind,
        nature: touchpoint.nature ?? nature,
        presence,
        direction: touchpoint.direction ?? 'communication',
        binding: touchpoint.binding,
        ...text({ name: touchpoint.name, department: touchpoint.department }),
      };
    }),
  };
  const map = journeyMapSchema.parse(input);
  return { ...canonicalMap(map), touchpoints: map.touchpoints };
}

function idsFor(keys: readonly string[], kind: IdHint['kind'], makeId: TemplateOptions['makeId']): Map<string, Id> {
  return new Map(keys.map((key) => [key, makeId({ kind, key })]));
}

function mustId(ids: ReadonlyMap<string, Id>, key: string): Id {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The template refers to "${key}", which it does not define.`);
  return id;
}

function isUsed(kind: LaneKind, steps: readonly StepSpec[]): boolean {
  if (kind === 'feeling') return steps.some((step) => step.feeling !== undefined);
  if (kind === 'expectation') return steps.some((step) => step.expect !== undefined);
  const field = Object.entries(TEXT_LANES).find(([lane]) => lane === kind)?.[1];
  return field === undefined || steps.some((step) => step[field] !== undefined);
}

function cellOf(kind: LaneKind, lane: Id, step: StepSpec, stepId: Id, text: TextMaker): Cell[] {
  if (kind === 'feeling') {
    return step.feeling === undefined ? [] : [{ lane, step: stepId, kind: 'feeling', level: step.feeling }];
  }
  const field = Object.entries(TEXT_LANES).find(([laneKind]) => laneKind === kind)?.[1];
  const words = field === undefined ? undefined : step[field];
  return words === undefined ? [] : [{ lane, step: stepId, kind: 'text', ...text({ text: words }) }];
}

type WordsOrList = Words | readonly Words[];
type InOneLanguage<Texts> = {
  [Field in keyof Texts]: Texts[Field] extends Words
    ? string
    : Texts[Field] extends readonly Words[]
      ? string[]
      : string | undefined;
};
type TextMaker = <Texts extends Record<string, WordsOrList | undefined>>(
  texts: Texts,
) => InOneLanguage<Texts> & { translations?: Partial<Record<Language, Partial<InOneLanguage<Texts>>>> };

/** Chooses the language of texts, and puts the other one beside them where asked. */
function textsIn({ language, translations }: TemplateOptions): TextMaker {
  const pick = (words: WordsOrList, wanted: Language): string | string[] =>
    isWords(words)
      ? (words[LANGUAGES.indexOf(wanted)] ?? words[0])
      : words.map((entry) => entry[LANGUAGES.indexOf(wanted)] ?? entry[0]);
  const all = (texts: Record<string, WordsOrList | undefined>, wanted: Language) =>
    Object.fromEntries(
      Object.entries(texts).flatMap(([field, words]) => (words === undefined ? [] : [[field, pick(words, wanted)]])),
    );
  return ((texts: Record<string, WordsOrList | undefined>) => {
    const other: Language = language === 'de' ? 'en' : 'de';
    return { ...all(texts, language), ...(translations ? { translations: { [other]: all(texts, other) } } : {}) };
  }) as TextMaker;
}

function isWords(words: WordsOrList): words is Words {
  return typeof words[0] === 'string';
}
