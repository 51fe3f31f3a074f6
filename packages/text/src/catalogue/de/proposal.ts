/** Maps proposed from what people do: what the draft says, and the page that shows it. */
export const proposal = {
  'proposal.mapTitle': 'Reise aus Ereignissen',
  'proposal.mapDescription':
    'Vorgeschlagen aus dem, was {people, plural, one {ein Mensch} other {# Menschen}} wirklich getan haben: {names, number} häufige Ereignisse in ihrer üblichen Reihenfolge.',
  'proposal.decisionA': 'Der Weg beginnt',
  'proposal.decisionB': 'Der Weg ist am Ziel',
  'proposal.decisionAOf': 'Beginn: {events}',
  'proposal.decisionBOf': 'Ziel: {events}',
  'proposal.title': 'Karte vorschlagen',
  'proposal.offer': 'Karte aus Ereignissen vorschlagen',
  'proposal.fromImport': 'Karte daraus machen',
  'proposal.found':
    'Gefunden in <b>{events, plural, one {einem Ereignis} other {# Ereignissen}}</b> von <b>{people, plural, one {einem Menschen} other {# Menschen}}</b>: <b>{steps, plural, one {ein häufiger Schritt} other {# häufige Schritte}}</b> unter {names, plural, one {einem Namen} other {# Namen}}.',
  'proposal.how':
    'Sie stehen in der Reihenfolge, in der Menschen ihnen üblicherweise begegnen. Lassen Sie weg, was nicht zum Weg gehört; alles Weitere ändern Sie auf der Karte.',
  'proposal.phases': 'Phasen',
  'proposal.phasesAuto': 'passend zu den Schritten',
  'proposal.draft': 'Vorgeschlagene Phasen',
  'proposal.people': '{people, plural, one {ein Mensch} other {# Menschen}}',
  'proposal.optional': 'darf fehlen',
  'proposal.repeatable': 'auch mehrfach',
  'proposal.remove': '„{event}“ weglassen',
  'proposal.without': 'Weggelassen:',
  'proposal.bringBack': '„{event}“ wieder aufnehmen',
  'proposal.noGoal': 'Womit Wege enden, ist nicht eindeutig. Binden Sie das Ziel auf der Karte.',
  'proposal.none': 'Noch gibt es nichts, woraus eine Karte werden kann.',
  'proposal.noneText':
    'Lesen Sie eine Datei ein oder lassen Sie eine Quelle senden. Aus dem, was Menschen wirklich tun, schlägt Waymark dann Schritte und Phasen vor.',
} as const;
