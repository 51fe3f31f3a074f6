/** Maps proposed from what people do: what the draft says, and the page that shows it. */
export const proposal = {
  'proposal.mapTitle': 'Reise aus Ereignissen',
  'proposal.mapDescription':
    'Vorgeschlagen aus dem, was {people, plural, one {ein Mensch} other {# Menschen}} wirklich getan haben: {names, number} häufige Ereignisse in ihrer üblichen Reihenfolge.',
  'proposal.decisionA': 'Der Weg beginnt',
  'proposal.decisionB': 'Der Weg ist am Ziel',
  'proposal.decisionAOf': 'Beginn: {events}',
  'proposal.decisionBOf': 'Ziel: {events}',
} as const;
