import fc from 'fast-check';
import {
  type Binding,
  type Cell,
  type JourneyMap,
  type JourneyMapInput,
  journeyMapSchema,
  LANE_CELLS,
  LANE_KINDS,
  type LaneKind,
} from '../src/index.ts';

const text = fc.oneof(
  fc.constantFrom('', 'a', 'Fahrkarte gebucht', 'zwei\nZeilen', '😀 Freude', 'ß'),
  fc.string({ maxLength: 12, unit: 'grapheme' }).map((value) => value.toWellFormed().replaceAll('\u0000', '')),
);
const translations = (...fields: string[]) =>
  fc.option(
    fc.record({ en: fc.record(Object.fromEntries(fields.map((field) => [field, text])), { requiredKeys: [] }) }),
    { nil: undefined },
  );
const binding = fc.option(
  fc.constantFrom<Binding[]>(
    { name: 'Booked' },
    { name: ['A', 'B'], where: { 'properties.plan': { not: { is: 'pro' } } } },
  ),
  { nil: undefined },
);
const touchpointIds = fc.uniqueArray(fc.constantFrom('t1', 't2', 't3', 't4'), { maxLength: 4 });
const level = fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 10);
/** Ids from a small pool, so that different maps share many of them. */
const ids = (prefix: string, most: number, maxLength: number) =>
  fc.uniqueArray(
    fc.integer({ min: 1, max: most }).map((n) => `${prefix}${n}`),
    { maxLength },
  );

interface Skeleton {
  phases: string[];
  steps: string[];
  lanes: { id: string; kind: LaneKind }[];
  personas: string[];
  groups: string[];
}

const skeleton: fc.Arbitrary<Skeleton> = fc.record({
  phases: ids('p', 4, 4),
  steps: ids('s', 9, 9),
  lanes: fc.uniqueArray(
    fc.record({ id: fc.integer({ min: 1, max: 6 }).map((n) => `l${n}`), kind: fc.constantFrom(...LANE_KINDS) }),
    { maxLength: 5, selector: (lane) => lane.id },
  ),
  personas: ids('w', 3, 3),
  groups: ids('g', 3, 3),
});

/** Steps dealt to phases, and neighbours of a phase to groups, so that the map has no finding of severity error. */
const phasesOf = ({ phases, steps, groups }: Skeleton): fc.Arbitrary<JourneyMapInput['phases']> => {
  if (phases.length === 0) return fc.constant([]);
  const step = (id: string) =>
    fc.record({
      id: fc.constant(id),
      name: text,
      description: fc.option(text, { nil: undefined }),
      optional: fc.boolean(),
      repeatable: fc.boolean(),
      momentOfTruth: fc.option(fc.record({ reason: text }), { nil: undefined }),
      touchpoints: touchpointIds,
      binding,
      translations: translations('name', 'description'),
    });
  return fc
    .record({
      homes: fc.array(fc.integer({ min: 0, max: phases.length - 1 }), { minLength: 9, maxLength: 9 }),
      grouped: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      names: fc.array(text, { minLength: 4, maxLength: 4 }),
      steps: fc.tuple(...steps.map(step)),
    })
    .map(({ homes, grouped, names, steps: built }) =>
      phases.map((id, index) => {
        const own = built.filter((_, place) => homes[place] === index);
        const group = grouped[index] ? groups[index] : undefined;
        return {
          id,
          name: names[index] ?? '',
          steps: own.map((s, place) => (place < 3 && group ? { ...s, group } : s)),
        };
      }),
    );
};

const cellContent = (lane: { id: string; kind: LaneKind }, step: string, personas: string[]): fc.Arbitrary<Cell[]> => {
  const place = { lane: lane.id, step };
  const kind = LANE_CELLS[lane.kind];
  const some = <Content extends Cell>(cell: fc.Arbitrary<Content>): fc.Arbitrary<Cell[]> =>
    fc.oneof(
      fc.constant<Cell[]>([]),
      cell.map((content): Cell[] => [content]),
    );
  switch (kind) {
    case 'none':
      return fc.constant([]);
    case 'text':
      return some(
        fc.record({ text, translations: translations('text') }).map((c) => ({ ...place, kind, ...c }) as Cell),
      );
    case 'feeling':
      return some(
        fc
          .record({ level, byPersona: fc.subarray(personas).chain((who) => fc.tuple(fc.constant(who), level)) })
          .map(({ level: main, byPersona: [who, other] }) => ({
            ...place,
            kind,
            level: main,
            byPersona: Object.fromEntries(who.map((persona) => [persona, other])),
          })),
      );
    case 'number':
      return some(fc.integer({ min: -9, max: 9 }).map((value) => ({ ...place, kind, value })));
    case 'image':
      return some(text.map((alt) => ({ ...place, kind, source: '/files/a.png', alt })));
    case 'kpi':
      return some(text.map((name) => ({ ...place, kind, name, target: 3 })));
  }
};

/** Random maps without findings of severity error, with ids from a small pool. */
export const arbitraryMap: fc.Arbitrary<JourneyMap> = skeleton.chain((parts) => {
  const placed = parts.phases.length === 0 ? [] : parts.steps;
  const cells = parts.lanes.flatMap((lane) => placed.map((step) => cellContent(lane, step, parts.personas)));
  return fc
    .record({
      title: text,
      description: fc.option(text, { nil: undefined }),
      language: fc.constantFrom('de' as const, 'en' as const),
      decisionA: fc.record({ text, binding }),
      decisionB: fc.record({ text, binding, translations: translations('text') }),
      patience: fc.constantFrom(null, 'P30D', 'PT5M'),
      translations: translations('title', 'description'),
      phases: phasesOf(parts),
      cells: fc.tuple(...cells),
      names: fc.array(text, { minLength: 3, maxLength: 3 }),
      expectations: fc.uniqueArray(
        fc.record({
          id: fc.integer({ min: 1, max: 5 }).map((n) => `e${n}`),
          touchpoint: fc.constantFrom('t1', 't2'),
          step: placed.length === 0 ? fc.constant(undefined) : fc.constantFrom(undefined, ...placed),
          persona: parts.personas.length === 0 ? fc.constant(undefined) : fc.constantFrom(undefined, ...parts.personas),
          aspect: text,
          level: fc.integer({ min: 1, max: 5 }),
        }),
        { maxLength: 4, selector: (expectation) => expectation.id },
      ),
    })
    .map(({ names, cells: built, ...rest }) =>
      journeyMapSchema.parse({
        formatVersion: 2,
        id: 'm1',
        ...rest,
        personas: parts.personas.map((id, index) => ({ id, name: names[index] ?? '', goals: [names[index] ?? ''] })),
        groups: parts.groups.map((id, index) => ({
          id,
          kind: index % 2 === 0 ? 'oneOf' : 'anyOrder',
          name: names[index],
        })),
        lanes: parts.lanes,
        cells: built.flat(),
      } satisfies JourneyMapInput),
    );
});
