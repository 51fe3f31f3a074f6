/** How a profile came together out of several identifiers. */
export const merges = {
  'merges.title': 'Wie dieses Profil entstand',
  'merges.together': 'Am {when} zusammengeführt: Beide Kennungen standen an demselben Ereignis.',
  'merges.alias': 'Am {when} zusammengeführt: Eine Quelle sagte, beides sei derselbe Mensch.',
  'merges.split': 'Trennen',
  'merges.all': 'Alle {merges} zeigen',
  'merges.ask': 'Wieder zwei Menschen daraus machen?',
  'merges.text':
    'Jede Seite bekommt genau ihre Ereignisse zurück. Danach bleiben die beiden getrennt, auch wenn ihre Kennungen wieder zusammen auftauchen.',
  'merges.tie': 'Verbunden sind sie durch „{one}“ und „{other}“.',
  'merges.sideOne': 'Eine Seite',
  'merges.sideOther': 'Andere Seite',
  'merges.more': '{more, plural, one {und eine weitere Kennung} other {und # weitere Kennungen}}',
  'merges.do': 'Trennen',
  'merges.done': 'Getrennt: Es sind wieder zwei Menschen.',
} as const;
