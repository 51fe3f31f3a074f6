/** Sentences of the API's problems; the key is `problem.` and the stable code of the error. */
export const problems = {
  'problem.unauthenticated': 'Bitte melden Sie sich an.',
  'problem.forbidden': 'Dafür fehlt Ihnen das Recht „{permission}“.',
  'problem.not_found': 'Das gibt es nicht (mehr).',
  'problem.invalid': 'Die Anfrage ist nicht gültig.',
  'problem.invalid_field': 'Das Feld „{field}“ ist nicht gültig: {reason}',
  'problem.conflict': 'Das widerspricht dem, was schon gespeichert ist.',
  'problem.precondition_failed':
    'Jemand hat das inzwischen geändert. Laden Sie den neuen Stand und versuchen Sie es noch einmal.',
  'problem.too_large': 'Das ist zu groß; erlaubt sind höchstens {limit}.',
  'problem.unsupported_media_type': 'Dieses Format versteht Waymark hier nicht.',
  'problem.too_many_attempts':
    'Das waren zu viele Versuche. Zum Schutz des Kontos geht es in {minutes, plural, one {einer Minute} other {# Minuten}} weiter.',
  'problem.unavailable': 'Gerade geht es nicht. Bitte versuchen Sie es gleich noch einmal.',
  'problem.internal':
    'Da ist bei uns etwas schiefgegangen. Ihre Daten sind sicher; das Protokoll des Servers nennt den Grund.',
} as const;
