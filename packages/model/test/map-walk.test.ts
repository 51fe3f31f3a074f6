import { expect, test } from 'vitest';
import {
  blocksInOrder,
  CHANNEL_TRAITS,
  type Channel,
  channelOfEvent,
  type JourneyMapInput,
  journeyMapSchema,
  localizeMap,
  mediaBreaks,
  stepRecognitions,
  stepsInOrder,
  type Touchpoint,
  touchpointSchema,
  touchpointsById,
} from '../src/index.ts';

function touchpoint(id: string, channel: Channel, more: object = {}): Touchpoint {
  const { mediaKind, nature, presence } = CHANNEL_TRAITS[channel];
  return touchpointSchema.parse({ id, name: id, channel, mediaKind, nature, presence, direction: 'action', ...more });
}

function mapOf(phases: JourneyMapInput['phases'], groups: JourneyMapInput['groups'] = []) {
  return journeyMapSchema.parse({
    formatVersion: 2,
    id: 'm1',
    title: '',
    language: 'de',
    decisionA: { text: '' },
    decisionB: { text: '' },
    patience: null,
    phases,
    groups,
  });
}

const map = mapOf(
  [
    {
      id: 'p1',
      name: '',
      steps: [
        { id: 'a', name: 'a', optional: true },
        { id: 'b', name: 'b', group: 'g1' },
        { id: 'c', name: 'c', group: 'g1' },
      ],
    },
    {
      id: 'p2',
      name: '',
      steps: [
        { id: 'd', name: 'd', group: 'g1' },
        { id: 'e', name: 'e', group: 'g2' },
        { id: 'f', name: 'f', group: 'nobody' },
      ],
    },
  ],
  [
    { id: 'g1', kind: 'anyOrder', optional: true },
    { id: 'g2', kind: 'oneOf', optional: true },
  ],
);

test('steps are walked phase by phase with their columns', () => {
  expect(
    stepsInOrder(map).map(({ step, phaseIndex, index, group }) => [step.id, phaseIndex, index, group?.id]),
  ).toEqual([
    ['a', 0, 0, undefined],
    ['b', 0, 1, 'g1'],
    ['c', 0, 2, 'g1'],
    ['d', 1, 3, 'g1'],
    ['e', 1, 4, 'g2'],
    ['f', 1, 5, undefined],
  ]);
});

test('blocks gather neighbours of a group; a group of one is its step', () => {
  const blocks = blocksInOrder(map).map(({ kind, optional, steps }) => [
    kind,
    optional,
    steps.map((s) => s.step.id).join(''),
  ]);
  expect(blocks).toEqual([
    ['single', true, 'a'],
    ['anyOrder', true, 'bc'],
    ['single', true, 'd'],
    ['single', true, 'e'],
    ['single', false, 'f'],
  ]);
});

test('what may be left out: by the step, by its group, and a one-of with an optional member', () => {
  const steps = (group: string) => [
    { id: `${group}1`, name: '', group, optional: true },
    { id: `${group}2`, name: '', group },
  ];
  const groups = [
    { id: 'one', kind: 'oneOf' as const },
    { id: 'any', kind: 'anyOrder' as const },
    { id: 'none', kind: 'anyOrder' as const, optional: true },
  ];
  const walked = mapOf([{ id: 'p', name: '', steps: groups.flatMap((group) => steps(group.id)) }], groups);
  expect(blocksInOrder(walked).map((block) => [block.optional, block.steps.map((placed) => placed.optional)])).toEqual([
    [true, [true, false]],
    [false, [true, false]],
    [true, [true, true]],
  ]);
});

test('a step is recognised at any of its touchpoints, narrowed by its own binding', () => {
  const catalogue = touchpointsById([
    touchpoint('app', 'app', { binding: { channel: 'app' } }),
    touchpoint('web', 'web', { binding: { channel: 'web' } }),
    touchpoint('poster', 'outdoor'),
  ]);
  const binding = { name: 'Booked' };
  expect(stepRecognitions({ touchpoints: ['app', 'poster', 'web'], binding }, catalogue)).toEqual([
    { touchpoint: 'app', bindings: [{ channel: 'app' }, binding] },
    { touchpoint: 'web', bindings: [{ channel: 'web' }, binding] },
  ]);
  expect(stepRecognitions({ touchpoints: ['app'], binding: undefined }, catalogue)).toEqual([
    { touchpoint: 'app', bindings: [{ channel: 'app' }] },
  ]);
  expect(stepRecognitions({ touchpoints: ['poster', 'gone'], binding }, catalogue)).toEqual([
    { touchpoint: null, bindings: [binding] },
  ]);
  expect(stepRecognitions({ touchpoints: ['poster'], binding: undefined }, catalogue)).toEqual([]);
});

test('a break of medium stands where consecutive steps share none', () => {
  const catalogue = [
    touchpoint('app', 'app'),
    touchpoint('mail', 'email'),
    touchpoint('paper', 'form'),
    touchpoint('site', 'site'),
  ];
  const steps = (...touchpoints: string[][]) =>
    mapOf([
      { id: 'p', name: '', steps: touchpoints.map((ids, index) => ({ id: `s${index}`, name: '', touchpoints: ids })) },
    ]);
  const found = (...touchpoints: string[][]) =>
    mediaBreaks(steps(...touchpoints), catalogue).map(({ fromStep, toStep, severity }) => [fromStep, toStep, severity]);
  expect(found(['app'], ['mail'])).toEqual([]);
  expect(found(['app'], ['paper'], ['mail'])).toEqual([
    ['s0', 's1', 'forced'],
    ['s1', 's2', 'forced'],
  ]);
  expect(found(['app'], [], ['gone'], ['paper'])).toEqual([['s0', 's3', 'forced']]);
  expect(found(['app'], ['paper', 'app'])).toEqual([]);
  expect(found(['app'], ['site'])).toEqual([['s0', 's1', 'change']]);
});

test('members of a group are compared with what stands before and after it', () => {
  const catalogue = [touchpoint('app', 'app'), touchpoint('paper', 'form')];
  const grouped = mapOf(
    [
      {
        id: 'p',
        name: '',
        steps: [
          { id: 'a', name: '', touchpoints: ['app'] },
          { id: 'b', name: '', touchpoints: ['app'], group: 'g' },
          { id: 'c', name: '', touchpoints: ['paper'], group: 'g' },
          { id: 'd', name: '', touchpoints: ['app'] },
        ],
      },
    ],
    [{ id: 'g', kind: 'oneOf' }],
  );
  const [only, ...more] = mediaBreaks(grouped, catalogue);
  expect(more).toEqual([]);
  expect(only).toMatchObject({
    fromStep: 'a',
    toStep: 'c',
    fromMedia: ['screen'],
    toMedia: ['paper'],
    toChannels: ['form'],
  });
});

test.each([
  [{ channel: 'E-Mail' }, 'email'],
  [{ channel: 'whatsapp' }, 'messenger'],
  [{ channel: 'Call Center' }, 'phone'],
  [{ channel: 'desktop' }, 'web'],
  [{ channel: 'voice_assistant' }, 'voiceAssistant'],
  [{ channel: 'Rauchzeichen' }, 'other'],
  [{ channel: '', kind: 'screen' }, 'app'],
  [{ channel: '', kind: 'page' }, 'web'],
  [{ channel: '', kind: 'track', urlPath: '/a' }, 'web'],
  [{ channel: '', kind: 'track', urlPath: '' }, null],
  [{ channel: 'constructor' }, 'other'],
])('an event with %j belongs to %s', (event, channel) => {
  expect(channelOfEvent(event)).toBe(channel);
});

test('a map is read in another language where translations stand, in its own where not', () => {
  const bilingual = journeyMapSchema.parse({
    ...mapOf([
      {
        id: 'p',
        name: 'Reisen',
        translations: { en: { name: 'Travel' } },
        steps: [
          {
            id: 's',
            name: 'Gebucht',
            momentOfTruth: { reason: 'Weil' },
            binding: { name: 'Gebucht' },
            translations: { en: { name: 'Booked', momentOfTruth: 'Because' } },
          },
          { id: 't', name: 'Gefahren' },
        ],
      },
    ]),
    title: 'Reise',
    translations: { en: { title: 'Trip' } },
  });
  const english = localizeMap(bilingual, 'en');
  expect(english.title).toBe('Trip');
  expect(english.phases[0]).toMatchObject({
    name: 'Travel',
    steps: [
      { name: 'Booked', momentOfTruth: { reason: 'Because' }, binding: { name: 'Gebucht' } },
      { name: 'Gefahren' },
    ],
  });
  expect(localizeMap(bilingual, 'de')).toEqual(bilingual);
});
