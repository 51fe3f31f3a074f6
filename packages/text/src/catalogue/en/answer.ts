/** The answer a person gets who asked what is kept of him. */
export const answer = {
  'answer.title': 'What we keep about you',
  'answer.lead':
    'You asked which data {controller} processes about you (GDPR Art. 15). This is everything that was stored on {when}.',
  'answer.nothing':
    'Nothing is stored about you. Under the identifiers you named there are neither details nor events.',
  'answer.reference': 'Reference',
  'answer.from': 'Controller',
  'answer.made': 'As of',
  'answer.known': 'How we recognise you',
  'answer.known.none': 'No identifiers.',
  'answer.traits': 'What we know about you',
  'answer.traits.none': 'No details.',
  'answer.kind': 'Kind',
  'answer.value': 'Value',
  'answer.what': 'Detail',
  'answer.since': 'Since',
  'answer.source': 'Origin',
  'answer.purposes': 'What your data are used for',
  'answer.basis': 'Legal basis',
  'answer.basis.text': 'GDPR Art. 6(1)({letter})',
  'answer.allowed': 'In use',
  'answer.notAllowed': 'Not in use',
  'answer.decisions': 'What you decided',
  'answer.when': 'When',
  'answer.purpose': 'Purpose',
  'answer.decision': 'Decision',
  'answer.way': 'How',
  'answer.audiences': 'Groups you belong to',
  'answer.audiences.none': 'You belong to no group.',
  'answer.audiences.text':
    'Groups come from rules about the data on this page. Waymark takes no decision by itself that has legal effect on you (GDPR Art. 22).',
  'answer.events': 'What happened',
  'answer.events.count': '{events, plural, =0 {No events} one {One event} other {# events}}',
  'answer.events.some': 'These are the newest {shown}. All of them stand in the file you receive with this answer.',
  'answer.events.more': 'There are older events. If you would like those as well, please reply to us.',
  'answer.event': 'Event',
  'answer.details': 'Details',
  'answer.stay': 'How long, and who receives the data',
  'answer.stay.text':
    'The data stay as long as the purposes above need them or the law demands it. They are seen by people who work with them at {controller} and by services that work on our behalf. Which those are, and whether data reach countries outside the EU, is said in the accompanying letter.',
  'answer.rights': 'Your rights',
  'answer.rights.text':
    'You may ask us to correct data (Art. 16), erase them (Art. 17), restrict their processing (Art. 18) or give them to you as a file (Art. 20). You may object (Art. 21) and withdraw consent at any time. And you may complain to a supervisory authority for data protection (Art. 77).',
  'answer.origin': 'Where the data come from',
  'answer.origin.text':
    'From yourself and from what happened in dealing with us. Beside each detail and each event stands its source, where it is known.',
} as const;
