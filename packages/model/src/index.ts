export {
  CHANNEL_TRAITS,
  CHANNELS,
  type Channel,
  type ChannelTraits,
  channelSchema,
  DIRECTIONS,
  type Direction,
  directionSchema,
  MEDIA,
  MEDIA_KINDS,
  type MediaKind,
  type Medium,
  mediaKindSchema,
  NATURES,
  type Nature,
  natureSchema,
  PRESENCES,
  type Presence,
  presenceSchema,
} from './channel.ts';
export { type ChannelHints, channelOfEvent } from './channel-of-event.ts';
export { applyMapChange, documentFromMap } from './document/apply-map-change.ts';
export { canonicalMap } from './document/canonical-map.ts';
export { type MapReading, mapFromDocument } from './document/map-from-document.ts';
export { REPAIR_CODES, type Repair, type RepairCode } from './document/repair.ts';
export { sharedRoots } from './document/shared-roots.ts';
export { type Duration, durationMs, durationSchema } from './duration.ts';
export { cellAt, clearCell, planFeeling, setCell, writeCell } from './edit/cell-edits.ts';
export { changePhase } from './edit/change-phase.ts';
export { addExpectation, changeExpectation, removeExpectation } from './edit/expectation-edits.ts';
export { addLane, changeLane, nudgeLane, removeLane } from './edit/lane-edits.ts';
export { insertPhase, nudgePhase, removePhase } from './edit/phase-edits.ts';
export {
  changeStep,
  duplicateStep,
  insertStep,
  moveStep,
  newStep,
  nudgeStep,
  placeOfStep,
  removeStep,
  type StepPlace,
} from './edit/step-edits.ts';
export { type Writing, writeText } from './edit/write-text.ts';
export { FORMAT_VERSION } from './format/format-version.ts';
export { journeyMapJsonSchema } from './format/json-schema.ts';
export { formatMigrations } from './format/migrations/index.ts';
export type { FormatMigration } from './format/migrations/migration.ts';
export {
  MAP_PROBLEM_CODES,
  MAX_MAP_TEXT_LENGTH,
  type MapProblemCode,
  mapInFormat,
  mapToJson,
  parseMap,
  parseMapJson,
} from './format/parse-map.ts';
export type { Id, MakeId } from './id.ts';
export { idSchema, NIL_ID } from './id.ts';
export { INSTANT_PATTERN, type Instant, instantMs, instantSchema } from './instant.ts';
export { LANGUAGES, type Language, languageSchema } from './language.ts';
export { type Cell, type CellKind, cellSchema } from './map/cell.ts';
export { type Decision, decisionSchema } from './map/decision.ts';
export {
  EXPECTATION_SOURCES,
  type Expectation,
  expectationSchema,
  isOnScale,
  type Measure,
  measureSchema,
  SCALES,
  type Scale,
} from './map/expectation.ts';
export { FINDING_SEVERITIES, type Finding, type FindingCode, type FindingSeverity } from './map/finding.ts';
export { type JourneyMap, type JourneyMapInput, journeyMapSchema } from './map/journey-map.ts';
export { LANE_CELLS, LANE_KINDS, type Lane, type LaneKind, laneSchema } from './map/lane.ts';
export { localizeMap, localizeTouchpoint } from './map/localize-map.ts';
export { type MediaBreak, mediaBreaks, mediumOf } from './map/media-breaks.ts';
export { type Phase, phaseSchema } from './map/phase.ts';
export { type Step, stepSchema } from './map/step.ts';
export { type StepRecognition, stepRecognitions, touchpointsById } from './map/step-bindings.ts';
export { MAX_ANY_ORDER_STEPS, type StepGroup, type StepGroupKind, stepGroupSchema } from './map/step-group.ts';
export { validateMap } from './map/validate-map.ts';
export { blocksInOrder, type PlacedStep, type StepBlock, stepsInOrder } from './map/walk.ts';
export { type Persona, personaSchema } from './persona.ts';
export { type JsonTrouble, jsonTrouble, MAX_JSON_DEPTH, MAX_JSON_NODES } from './plain-json.ts';
export { type Parsed, type Problem, parseWith, pathText, problemsOf } from './problem.ts';
export { changesWithTime } from './rule/changes-with-time.ts';
export {
  checkRule,
  RULE_PROBLEMS,
  type RuleProblem,
  type RuleVocabulary,
} from './rule/check-rule.ts';
export { compileRule, evaluate } from './rule/evaluate.ts';
export type { Evaluator } from './rule/evaluator.ts';
export { type EventFacts, type Found, fieldOf, valueAtPath } from './rule/event-facts.ts';
export { fieldsOfRules } from './rule/fields-of-rules.ts';
export { type BindingOf, foldCondition, foldPattern, type PatternAlgebra } from './rule/fold-pattern.ts';
export {
  foldRule,
  type Leaf,
  type LeafKind,
  type LeafRule,
  leavesOf,
  patternOfAnchor,
  patternsOfLeaf,
  type RuleAlgebra,
} from './rule/fold-rule.ts';
export { compileCondition, compilePattern, type EventPredicate, matchesPattern } from './rule/match-pattern.ts';
export { compileNumberTest, compileTest, foldCase } from './rule/match-test.ts';
export {
  type Binding,
  bindingSchema,
  type Condition,
  conditionSchema,
  EVENT_COLUMNS,
  type EventColumn,
  type EventField,
  type FieldTests,
  type Pattern,
  patternSchema,
  TOUCH_KINDS,
  type TouchKind,
} from './rule/pattern.ts';
export {
  type CodeMatch,
  type EventCode,
  matchCode,
  type PatternCodes,
  patternCodes,
  patternNeedsProperties,
} from './rule/pattern-codes.ts';
export {
  bindingOfCondition,
  type EventCondition,
  MOST_CONDITIONS,
  type PeopleCondition,
  type PeopleFilter,
  peopleFilterFromText,
  peopleFilterToText,
  ruleOfCondition,
} from './rule/people-filter.ts';
export { peopleFilterSchema } from './rule/people-filter-schema.ts';
export { leavesPeriod, type PeriodWindow, windowOf } from './rule/period-window.ts';
export {
  type ExperienceFact,
  type MapPosition,
  NO_FACTS,
  type PersonEvent,
  type PersonFacts,
} from './rule/person-facts.ts';
export {
  type Anchor,
  type AudienceRule,
  type ConsentRule,
  type EventRule,
  type ExperienceRule,
  type MapRule,
  type OccurrenceRule,
  type Period,
  periodSchema,
  type Rule,
  ruleSchema,
  type SequenceRule,
  type SequenceStep,
  type TraitRule,
} from './rule/rule.ts';
export { needsOfRules, type RuleNeeds } from './rule/rule-needs.ts';
export type { BareTest, NumberTest, Scalar, Test } from './rule/test.ts';
export { numberTestSchema, testSchema } from './rule/test.ts';
export type { IdHint, TemplateOptions } from './templates/build-template.ts';
export { emptyMap } from './templates/empty-map.ts';
export {
  mapFromTemplate,
  mapTemplates,
  TEMPLATE_KEYS,
  type TemplateKey,
  type TemplateSummary,
} from './templates/templates.ts';
export { longTextSchema, shortTextSchema } from './text.ts';
export { type Touchpoint, type TouchpointInput, touchpointSchema } from './touchpoint.ts';
