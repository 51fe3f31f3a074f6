import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  FINDING_SEVERITIES,
  type FindingCode,
  type JourneyMapInput,
  journeyMapSchema,
  type TouchpointInput,
  validateMap,
} from '../src/index.ts';
import { arbitraryMap } from './arbitrary-map.ts';

const app: TouchpointInput = {
  id: 't1',
  name: 'App',
  channel: 'app',
  mediaKind: 'owned',
  nature: 'digital',
  presence: 'online',
  direction: 'action',
  binding: { name: 'Opened' },
};

const good: JourneyMapInput = {
  formatVersion: 2,
  id: 'm1',
  title: 'Reise',
  language: 'de',
  decisionA: { text: 'A' },
  decisionB: { text: 'B', binding: { name: 'Done' } },
  patience: 'P30D',
  personas: [{ id: 'w1', name: 'Jana' }],
  phases: [
    {
      id: 'p1',
      name: 'Vorher',
      steps: [
        { id: 's1', name: 'Geöffnet', touchpoints: ['t1'] },
        { id: 's2', name: 'Fertig', binding: { name: 'Done' } },
      ],
    },
  ],
  lanes: [
    { id: 'l1', kind: 'thinking' },
    { id: 'l2', kind: 'touchpoint' },
  ],
  cells: [{ lane: 'l1', step: 's1', kind: 'text', text: 'x' }],
  expectations: [{ id: 'e1', touchpoint: 't1', aspect: 'Speed', level: 4 }],
  touchpoints: [app],
};

const step = (id: string, more: object = {}) => ({ id, name: id, binding: { name: id }, ...more });
const phase = (steps: object[], id = 'p9') =>
  ({ id, name: id, steps }) as NonNullable<JourneyMapInput['phases']>[number];
const many = Array.from({ length: 13 }, (_, index) => step(`m${index}`, { group: 'g1' }));

const cases: Record<FindingCode, [JourneyMapInput, path: string]> = {
  'duplicate-id': [{ ...good, phases: [...(good.phases ?? []), phase([step('s1')])] }, 'phases[1].steps[0]'],
  'unknown-group': [
    { ...good, phases: [...(good.phases ?? []), phase([step('x', { group: 'g' })])] },
    'phases[1].steps[0].group',
  ],
  'group-torn': [
    {
      ...good,
      groups: [{ id: 'g1', kind: 'oneOf' }],
      phases: [...(good.phases ?? []), phase([step('x', { group: 'g1' }), step('y'), step('z', { group: 'g1' })])],
    },
    'groups[0]',
  ],
  'any-order-too-large': [
    { ...good, groups: [{ id: 'g1', kind: 'anyOrder' }], phases: [...(good.phases ?? []), phase(many)] },
    'groups[0]',
  ],
  'cell-without-lane': [{ ...good, cells: [{ lane: 'l9', step: 's1', kind: 'text', text: '' }] }, 'cells[0].lane'],
  'cell-without-step': [{ ...good, cells: [{ lane: 'l1', step: 's9', kind: 'text', text: '' }] }, 'cells[0].step'],
  'cell-of-wrong-kind': [{ ...good, cells: [{ lane: 'l2', step: 's1', kind: 'text', text: '' }] }, 'cells[0].kind'],
  'duplicate-cell': [{ ...good, cells: [...(good.cells ?? []), ...(good.cells ?? [])] }, 'cells[1]'],
  'expectation-without-step': [
    { ...good, expectations: [{ id: 'e1', touchpoint: 't1', step: 's9', aspect: 'x', level: 4 }] },
    'expectations[0].step',
  ],
  'unknown-persona': [
    { ...good, expectations: [{ id: 'e1', touchpoint: 't1', persona: 'w9', aspect: 'x', level: 4 }] },
    'expectations[0].persona',
  ],
  'no-steps': [{ ...good, phases: [], cells: [], expectations: [] }, 'phases'],
  'map-binds-to-nothing': [{ ...good, phases: [phase([{ id: 's1', name: 'x' }])] }, 'phases'],
  'step-binds-to-nothing': [{ ...good, touchpoints: [{ ...app, binding: undefined }] }, 'phases[0].steps[0]'],
  'unknown-touchpoint': [{ ...good, touchpoints: [] }, 'phases[0].steps[0].touchpoints[0]'],
  'one-of-single': [
    {
      ...good,
      groups: [{ id: 'g1', kind: 'oneOf' }],
      phases: [...(good.phases ?? []), phase([step('x', { group: 'g1' })])],
    },
    'groups[0]',
  ],
  'any-order-single': [
    {
      ...good,
      groups: [{ id: 'g1', kind: 'anyOrder' }],
      phases: [...(good.phases ?? []), phase([step('x', { group: 'g1' })])],
    },
    'groups[0]',
  ],
  'empty-group': [{ ...good, groups: [{ id: 'g1', kind: 'oneOf' }] }, 'groups[0]'],
  'all-steps-optional': [{ ...good, phases: [phase([step('s1', { optional: true })])] }, 'phases'],
  'duplicate-expectation': [
    { ...good, expectations: ['e1', 'e2'].map((id) => ({ id, touchpoint: 't1', aspect: 'x', level: 4 })) },
    'expectations[1]',
  ],
  'expectation-touchpoint-unused': [
    { ...good, expectations: [{ id: 'e1', touchpoint: 't1', step: 's2', aspect: 'x', level: 4 }] },
    'expectations[0].touchpoint',
  ],
  'nameless-step': [
    { ...good, phases: [...(good.phases ?? []), phase([step('x', { name: ' ' })])] },
    'phases[1].steps[0]',
  ],
  'nameless-phase': [
    { ...good, phases: [...(good.phases ?? []), { id: 'p2', name: '', steps: [step('x')] }] },
    'phases[1]',
  ],
  'empty-phase': [{ ...good, phases: [...(good.phases ?? []), phase([])] }, 'phases[1]'],
  'decision-b-unbound': [{ ...good, decisionB: { text: 'B' } }, 'decisionB'],
  'steps-look-alike': [
    { ...good, phases: [...(good.phases ?? []), phase([step('x', { binding: { name: 'Done' } })])] },
    'phases[1].steps[0]',
  ],
  'moment-of-truth-without-reason': [
    { ...good, phases: [...(good.phases ?? []), phase([step('x', { momentOfTruth: { reason: '' } })])] },
    'phases[1].steps[0]',
  ],
};

test('a good map has no findings', () => {
  expect(validateMap(journeyMapSchema.parse(good))).toEqual([]);
});

test.each(Object.entries(cases))('%s is found at its place', (code, [input, path]) => {
  const findings = validateMap(journeyMapSchema.parse(input));
  const severity = FINDING_SEVERITIES[code as FindingCode];
  expect(findings.map((finding) => [finding.code, finding.path])).toContainEqual([code, path]);
  expect(findings.find((finding) => finding.code === code)?.severity).toBe(severity);
  if (severity !== 'error') expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
});

test('the catalogue of the workspace counts, where it is given', () => {
  const { touchpoints, ...living } = journeyMapSchema.parse(good);
  expect(validateMap(living).map((finding) => finding.code)).toContain('unknown-touchpoint');
  expect(validateMap(living, touchpoints)).toEqual([]);
});

test('looking at a map never fails', () => {
  fc.assert(
    fc.property(arbitraryMap, (map) => {
      for (const finding of validateMap(map)) expect(FINDING_SEVERITIES).toHaveProperty(finding.code);
    }),
    { numRuns: 50 },
  );
});
