/** Sources: who sends events, with which key, and what was refused. */
export const sources = {
  'sources.title': 'Quellen',
  'sources.lead':
    'Jede Quelle sendet Ereignisse mit ihrem eigenen Schreibschlüssel. Wählen Sie bei einer Quelle, womit Sie senden, und fügen Sie den Ausschnitt in Ihre Anwendung ein.',
  'sources.none': 'Hier stehen Ihre Quellen.',
  'sources.noneText':
    'Eine Quelle ist eine Website, eine App oder ein Dienst, der Ereignisse sendet. Legen Sie die erste an; Sie bekommen einen Schlüssel und fertige Ausschnitte zum Einfügen.',
  'sources.make': 'Quelle anlegen',
  'sources.since': 'seit {when}',
  'sources.key': 'Schreibschlüssel',
  'sources.copyKey': 'Schlüssel von „{name}“ kopieren',
  'sources.copy': 'Ausschnitt kopieren',
  'sources.how': 'So senden Sie',
  'sources.ways': 'Womit senden Sie?',
  'sources.name': 'Name',
  'sources.rename': '„{name}“ umbenennen',
  'sources.rotate': 'Neuer Schlüssel für „{name}“',
  'sources.revoke': '„{name}“ widerrufen',
  'sources.make.title': 'Quelle anlegen',
  'sources.make.do': 'Anlegen',
  'sources.rename.title': '„{name}“ umbenennen',
  'sources.rename.do': 'Umbenennen',
  'sources.rotate.title': 'Neuer Schlüssel für „{name}“?',
  'sources.rotate.text':
    'Der bisherige Schlüssel gilt noch höchstens eine Minute. Danach wird abgewiesen, was noch mit ihm kommt. Gespeicherte Ereignisse bleiben.',
  'sources.rotate.do': 'Neuen Schlüssel geben',
  'sources.revoke.title': '„{name}“ widerrufen?',
  'sources.revoke.text':
    'Der Schlüssel gilt noch höchstens eine Minute, dann nimmt Waymark von dieser Quelle nichts mehr an. Gespeicherte Ereignisse bleiben. Das lässt sich nicht rückgängig machen.',
  'sources.revoke.do': 'Widerrufen',
  'sources.refused': 'Zuletzt abgewiesen',
  'sources.refusedNone': 'Nichts. Was Waymark nicht annehmen kann, steht hier 30 Tage lang mit dem Grund.',
  'sources.refused.when': 'Wann',
  'sources.refused.field': 'Feld',
  'sources.refused.reason': 'Grund (englisch, für Entwickler)',
} as const;
