import type { sources as source } from '../de/sources.ts';

export const sources = {
  'nav.data': 'Data',
  'data.places': 'Places of data',
  'sources.title': 'Sources',
  'sources.lead':
    'Each source sends events with a write key of its own. Choose how you send, and paste the snippet into your application.',
  'sources.none': 'Your sources will stand here.',
  'sources.noneText':
    'A source is a website, an app or a service that sends events. Make the first one; you get a key and snippets ready to paste.',
  'sources.make': 'New source',
  'sources.since': 'since {when}',
  'sources.key': 'Write key',
  'sources.copyKey': 'Copy the key of “{name}”',
  'sources.copy': 'Copy snippet',
  'sources.how': 'How to send',
  'sources.ways': 'What do you send with?',
  'sources.name': 'Name',
  'sources.rename': 'Rename “{name}”',
  'sources.rotate': 'New key for “{name}”',
  'sources.revoke': 'Revoke “{name}”',
  'sources.make.title': 'New source',
  'sources.make.do': 'Make',
  'sources.rename.title': 'Rename “{name}”',
  'sources.rename.do': 'Rename',
  'sources.rotate.title': 'New key for “{name}”?',
  'sources.rotate.text':
    'The present key works for another minute at most. After that, what still comes with it is refused. Stored events stay.',
  'sources.rotate.do': 'Give a new key',
  'sources.revoke.title': 'Revoke “{name}”?',
  'sources.revoke.text':
    'The key works for another minute at most, then Waymark takes nothing more from this source. Stored events stay. This cannot be undone.',
  'sources.revoke.do': 'Revoke',
  'sources.refused': 'Refused lately',
  'sources.refusedNone': 'Nothing. What Waymark cannot accept stands here for 30 days with its reason.',
  'sources.refused.when': 'When',
  'sources.refused.field': 'Field',
  'sources.refused.reason': 'Reason (for developers)',
  'live.title': 'Live',
} as const satisfies Record<keyof typeof source, string>;
