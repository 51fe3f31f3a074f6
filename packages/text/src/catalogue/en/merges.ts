/** How a profile came together out of several identifiers. */
export const merges = {
  'merges.title': 'How this profile came together',
  'merges.together': 'Merged on {when}: both identifiers stood on the same event.',
  'merges.alias': 'Merged on {when}: a source said that both are the same person.',
  'merges.split': 'Take apart',
  'merges.all': 'Show all {merges}',
  'merges.ask': 'Make two people of this one again?',
  'merges.text':
    'Each side gets exactly its own events back. From then on the two stay apart, even when their identifiers appear together again.',
  'merges.tie': 'They are tied together by “{one}” and “{other}”.',
  'merges.sideOne': 'One side',
  'merges.sideOther': 'Other side',
  'merges.more': '{more, plural, one {and one more identifier} other {and # more identifiers}}',
  'merges.do': 'Take apart',
  'merges.done': 'Taken apart: they are two people again.',
} as const;
