/** What people really do: the process map and its variants. */
export const insight = {
  'journeys.title': 'Reisen',
  'journeys.lead': 'So gehen Menschen wirklich von Ereignis zu Ereignis, ohne jede Karte.',
  'journeys.variants': 'Varianten',
  'journeys.variantsLead':
    '<b>{shown, number}</b> von <b>{variants, plural, one {einer Variante} other {# Varianten}}</b>, die häufigsten zuerst; zusammen <b>{share}</b> der {people, plural, one {einen Person} other {# Menschen}}.',
  'journeys.edges': 'Übergänge',
  'journeys.edgesLead':
    '<b>{edges, plural, one {Ein Übergang} other {# Übergänge}}</b> zwischen <b>{activities, plural, one {einem Ereignis} other {# Ereignissen}}</b>, die häufigsten zuerst.',
  'journeys.column.from': 'Von',
  'journeys.column.to': 'Nach',
  'journeys.column.count': 'Anzahl',
  'journeys.column.people': 'Menschen',
  'journeys.column.share': 'Anteil',
  'journeys.column.median': 'Median',
  'journeys.column.p90': '9 von 10',
  'journeys.column.journey': 'Weg',
  'journeys.variantPeople': '{people, plural, one {Ein Mensch} other {# Menschen}}',
  'journeys.steps': '{steps, plural, one {ein Ereignis} other {# Ereignisse}}',
  'journeys.times': '{times, number} mal',
  'journeys.empty.title': 'Noch geht hier niemand.',
  'journeys.empty.text': 'Sobald Ereignisse da sind, steht hier, welche Wege Menschen wirklich nehmen.',
  'journeys.find': 'Ereignis suchen',
  'journeys.none': 'Kein Weg enthält dieses Ereignis.',
} as const;
