/** What a source may bring in. */
export const sourcePrivacy = {
  'sourcePrivacy.title': 'Privacy of the source',
  'sourcePrivacy.titleOf': 'Privacy: {name}',
  'sourcePrivacy.open': 'Privacy of “{name}”',
  'sourcePrivacy.lead':
    'What this source may bring in. The rules act before anything is stored, on refused events too; what is there already they do not change.',
  'sourcePrivacy.saved': 'Holds from now on for everything that arrives.',
  'sourcePrivacy.none':
    'Nothing that looks like contact details or account numbers has been noticed in what this source sends.',
  'sourcePrivacy.found': 'Noticed',
  'sourcePrivacy.foundHint':
    'These properties held texts that look like personal details. Only the place is remembered, never the value.',
  'sourcePrivacy.clear': 'Clear the list',
  'sourcePrivacy.column.kind': 'What',
  'sourcePrivacy.column.where': 'Property',
  'sourcePrivacy.column.event': 'Event',
  'sourcePrivacy.column.events': 'Seen',
  'sourcePrivacy.column.last': 'Last',
  'sourcePrivacy.column.do': 'Do',
  'sourcePrivacy.do.mask': 'Always mask: {kind}',
  'sourcePrivacy.do.hash': 'Store {path} as a hash only',
  'sourcePrivacy.do.drop': 'Leave {path} out',
  'sourcePrivacy.mask': 'Mask in texts',
  'sourcePrivacy.maskHint': 'Where a property holds something like this, it says for instance [phone] instead.',
  'sourcePrivacy.kind.email': 'E-mail address',
  'sourcePrivacy.kind.phone': 'Telephone number',
  'sourcePrivacy.kind.card': 'Card number',
  'sourcePrivacy.kind.iban': 'IBAN',
  'sourcePrivacy.always': '(always)',
  'sourcePrivacy.drop': 'Leave out',
  'sourcePrivacy.dropHint': 'These fields are never stored. A * stands for any characters.',
  'sourcePrivacy.hash': 'As a hash only',
  'sourcePrivacy.hashHint':
    'A secret hash is stored in place of the value: what is equal stays equal, nobody can read it.',
  'sourcePrivacy.allow': 'Let only this through',
  'sourcePrivacy.allowHint':
    'Where something stands here, of the properties (or the traits, or the context) only that is stored.',
  'sourcePrivacy.path': 'Path',
  'sourcePrivacy.add': 'Add',
  'sourcePrivacy.remove': 'Take {path} out of the list',
  'sourcePrivacy.ip': 'Network addresses',
  'sourcePrivacy.ipText':
    'IP addresses are stored from no source, not even shortened; nor is what follows the question mark in addresses of pages.',
} as const;
