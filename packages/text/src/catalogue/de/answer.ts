/** The answer a person gets who asked what is kept of him. */
export const answer = {
  'answer.title': 'Auskunft über Ihre Daten',
  'answer.lead':
    'Sie haben gefragt, welche Daten {controller} über Sie verarbeitet (Art. 15 DSGVO). Hier steht alles, was am {when} gespeichert war.',
  'answer.nothing':
    'Über Sie ist nichts gespeichert. Unter den Kennungen, die Sie genannt haben, gibt es weder Angaben noch Ereignisse.',
  'answer.reference': 'Zeichen',
  'answer.from': 'Verantwortlich',
  'answer.made': 'Stand',
  'answer.known': 'Woran wir Sie erkennen',
  'answer.known.none': 'Keine Kennungen.',
  'answer.traits': 'Was wir über Sie wissen',
  'answer.traits.none': 'Keine Angaben.',
  'answer.kind': 'Art',
  'answer.value': 'Wert',
  'answer.what': 'Angabe',
  'answer.since': 'Seit',
  'answer.source': 'Herkunft',
  'answer.purposes': 'Wofür Ihre Daten verwendet werden',
  'answer.basis': 'Rechtsgrundlage',
  'answer.basis.text': 'Art. 6 Abs. 1 Buchst. {letter} DSGVO',
  'answer.allowed': 'Wird verwendet',
  'answer.notAllowed': 'Wird nicht verwendet',
  'answer.decisions': 'Was Sie entschieden haben',
  'answer.when': 'Wann',
  'answer.purpose': 'Zweck',
  'answer.decision': 'Entscheidung',
  'answer.way': 'Weg',
  'answer.audiences': 'Gruppen, denen Sie zugeordnet sind',
  'answer.audiences.none': 'Sie sind keiner Gruppe zugeordnet.',
  'answer.audiences.text':
    'Gruppen entstehen aus Regeln über die Daten auf dieser Seite. Eine Entscheidung, die Ihnen gegenüber rechtliche Wirkung hat, trifft Waymark nicht von selbst (Art. 22 DSGVO).',
  'answer.events': 'Was geschehen ist',
  'answer.events.count': '{events, plural, =0 {Keine Ereignisse} one {Ein Ereignis} other {# Ereignisse}}',
  'answer.events.some':
    'Hier stehen die neuesten {shown}. Alle stehen in der Datei, die Sie mit dieser Auskunft erhalten.',
  'answer.events.more': 'Es gibt noch ältere Ereignisse. Wenn Sie auch diese wünschen, antworten Sie uns bitte.',
  'answer.event': 'Ereignis',
  'answer.details': 'Einzelheiten',
  'answer.stay': 'Wie lange, und wer die Daten erhält',
  'answer.stay.text':
    'Die Daten bleiben, solange die Zwecke oben es erfordern oder das Gesetz es verlangt. Erhalten haben sie Menschen, die bei {controller} damit arbeiten, und Dienste, die in unserem Auftrag arbeiten. Welche das sind und ob Daten in Länder außerhalb der EU gelangen, nennen wir Ihnen im Begleitschreiben.',
  'answer.rights': 'Ihre Rechte',
  'answer.rights.text':
    'Sie können verlangen, dass wir Daten berichtigen (Art. 16), löschen (Art. 17), ihre Verarbeitung einschränken (Art. 18) oder sie Ihnen als Datei geben (Art. 20). Sie können widersprechen (Art. 21) und eine Einwilligung jederzeit zurücknehmen. Und Sie können sich bei einer Aufsichtsbehörde für den Datenschutz beschweren (Art. 77).',
  'answer.origin': 'Woher die Daten stammen',
  'answer.origin.text':
    'Von Ihnen selbst und aus dem, was beim Umgang mit uns geschah. Bei jeder Angabe und jedem Ereignis steht die Quelle, soweit sie bekannt ist.',
} as const;
