import type { tour as source } from '../de/tour.ts';

export const tour = {
  'tour.start': 'Show the tour',
  'tour.place': 'Tour: {place} of {total}',
  'tour.next': 'Next',
  'tour.back': 'Back',
  'tour.skip': 'Skip',
  'tour.done': 'Done',
  'tour.way.title': 'From A to B',
  'tour.way.text':
    'Every map leads from a decision A to a decision B. Below it stands how many people are on their way and how many arrive.',
  'tour.people.title': 'People and ribbons',
  'tour.people.text':
    'Each bar shows how many people reach a step. The ribbons show how many go on; what is orange is lost.',
  'tour.peopleList.title': 'People at each step',
  'tour.peopleList.text': 'Each bar shows how many people reach a step; what is orange is lost after it.',
  'tour.expectation.title': 'Expectation and experience',
  'tour.expectation.text':
    'The line is what people expect, the dot what they lived through. Orange stays below, blue lies above.',
  'tour.step.title': 'A step up close',
  'tour.step.text':
    'Select a step, by pointer or with the arrow keys. Then you read in whole sentences what happens there, and what you can do.',
  'tour.bring.title': 'Your own data',
  'tour.bring.text':
    'This is where you import files. To send events all the time, make a key under “Sources”, in the menu at the top right.',
} as const satisfies Record<keyof typeof source, string>;
