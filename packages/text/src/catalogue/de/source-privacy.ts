/** What a source may bring in. */
export const sourcePrivacy = {
  'sourcePrivacy.title': 'Datenschutz der Quelle',
  'sourcePrivacy.titleOf': 'Datenschutz: {name}',
  'sourcePrivacy.open': 'Datenschutz von „{name}“',
  'sourcePrivacy.lead':
    'Was diese Quelle mitbringen darf. Die Regeln wirken, bevor etwas gespeichert wird, auch auf abgelehnte Ereignisse; was schon da ist, ändern sie nicht.',
  'sourcePrivacy.saved': 'Gilt ab jetzt für alles, was eintrifft.',
  'sourcePrivacy.none':
    'In dem, was diese Quelle sendet, sind bisher keine Kontaktdaten oder Kontonummern aufgefallen.',
  'sourcePrivacy.found': 'Aufgefallen',
  'sourcePrivacy.foundHint':
    'In diesen Eigenschaften standen Texte, die wie persönliche Angaben aussehen. Gemerkt wird nur, wo, nie was.',
  'sourcePrivacy.clear': 'Liste leeren',
  'sourcePrivacy.column.kind': 'Was',
  'sourcePrivacy.column.where': 'Eigenschaft',
  'sourcePrivacy.column.event': 'Ereignis',
  'sourcePrivacy.column.events': 'Gesehen',
  'sourcePrivacy.column.last': 'Zuletzt',
  'sourcePrivacy.column.do': 'Tun',
  'sourcePrivacy.do.mask': '{kind} immer unkenntlich machen',
  'sourcePrivacy.do.hash': '{path} nur als Prüfwert speichern',
  'sourcePrivacy.do.drop': '{path} weglassen',
  'sourcePrivacy.mask': 'In Texten unkenntlich machen',
  'sourcePrivacy.maskHint': 'Wo eine Eigenschaft so etwas enthält, steht stattdessen zum Beispiel [phone].',
  'sourcePrivacy.kind.email': 'E-Mail-Adresse',
  'sourcePrivacy.kind.phone': 'Telefonnummer',
  'sourcePrivacy.kind.card': 'Kartennummer',
  'sourcePrivacy.kind.iban': 'IBAN',
  'sourcePrivacy.always': '(immer)',
  'sourcePrivacy.drop': 'Weglassen',
  'sourcePrivacy.dropHint': 'Diese Felder werden nie gespeichert. Ein * steht für beliebige Zeichen.',
  'sourcePrivacy.hash': 'Nur als Prüfwert',
  'sourcePrivacy.hashHint':
    'Statt des Wertes wird ein geheimer Prüfwert gespeichert: Gleiches bleibt gleich, lesen kann es niemand.',
  'sourcePrivacy.allow': 'Nur das durchlassen',
  'sourcePrivacy.allowHint':
    'Steht hier etwas, wird von den Eigenschaften (oder den Merkmalen, oder dem Umfeld) nur noch das gespeichert.',
  'sourcePrivacy.path': 'Pfad',
  'sourcePrivacy.add': 'Hinzufügen',
  'sourcePrivacy.remove': '{path} aus der Liste nehmen',
  'sourcePrivacy.ip': 'Netzadressen',
  'sourcePrivacy.ipText':
    'IP-Adressen werden von keiner Quelle gespeichert, auch nicht gekürzt; ebenso wenig, was in Adressen von Seiten hinter dem Fragezeichen steht.',
} as const;
