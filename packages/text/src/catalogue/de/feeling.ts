/** Feelings on the live map: as promised, and as lived by what people answered. */
export const feeling = {
  'feeling.title': 'Gefühl',
  'feeling.answers': '{n, plural, one {eine Antwort} other {# Antworten}}',
  'feeling.promised': 'versprochen {level}',
  'feeling.lived': 'erlebt {level} ({n, plural, one {eine Antwort} other {# Antworten}})',
  'feeling.promisedLong': 'Versprochen ist <b>{level}</b>.',
  'feeling.livedLong': 'Erlebt wurde <b>{level}</b> (95 %: {low} bis {high}), auf der Skala von −2 bis +2.',
  'feeling.livedFew':
    'Erlebt wurde <b>{level}</b>, auf der Skala von −2 bis +2; für ein Intervall sind es zu wenige Antworten.',
  'feeling.how': 'Aus den Antworten zu den Erwartungen dieses Schritts, nach ihrer Zahl gewichtet.',
} as const;
