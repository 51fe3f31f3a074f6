import { expect, test } from 'vitest';
import { placeBeside, shared } from '../src/tour/place-beside.ts';

const WINDOW = { width: 1000, height: 800 };
const NOTE = { width: 300, height: 200 };

test.each([
  ['below', { left: 100, top: 50, width: 400, height: 100 }, { left: 100, top: 164 }],
  ['above, where there is no room below', { left: 100, top: 600, width: 400, height: 150 }, { left: 100, top: 386 }],
  ['to the right of what is high', { left: 0, top: 100, width: 72, height: 700 }, { left: 86, top: 100 }],
  ['to the left of what is high', { left: 900, top: 100, width: 80, height: 690 }, { left: 586, top: 100 }],
  ['in the corner, over what fills the window', { left: 0, top: 0, width: 1000, height: 800 }, { left: 688, top: 588 }],
  ['within the window', { left: 950, top: 10, width: 40, height: 40 }, { left: 688, top: 64 }],
])('the note stands %s', (_, target, expected) => {
  expect(placeBeside(target, NOTE, WINDOW)).toEqual(expected);
});

test('what two boxes share, and nothing where they share nothing', () => {
  const one = { left: 0, top: 0, width: 100, height: 100 };
  expect(shared(one, { left: 50, top: -10, width: 100, height: 30 })).toEqual({
    left: 50,
    top: 0,
    width: 50,
    height: 20,
  });
  expect(shared(one, { left: 200, top: 0, width: 10, height: 10 })).toMatchObject({ width: 0 });
});
