/** What is chosen on a live map, explained: phases, ribbons, those who leave, figures, and the people behind them. */
export const selection = {
  'announce.explained': 'Erklärt in der rechten Spalte.',
  'selection.people': 'Menschen dahinter',
  'selection.peopleBehind': 'Die Menschen dahinter ansehen',
  'selection.nobody': 'Niemand.',
  'selection.personMeta': '{events, plural, one {ein Ereignis} other {# Ereignisse}} · {last}',
  'selection.allPeople': 'Alle {people, number} ansehen',
  'selection.fates': 'Was wurde daraus',
  'selection.fatesN': 'von {journeys, plural, one {einer Reise} other {# Reisen}}',
  'selection.flowGroup': 'Bänder und Verluste',
  'selection.explainLeft': 'Wer geht hier, und wann?',
  'selection.explainRibbon': 'Der Weg zu „{next}“',

  'fate.short.on': 'weiter',
  'fate.short.left': 'gegangen',
  'fate.short.elsewhere': 'anderswohin',
  'fate.ribbon.on': 'Zum nächsten Schritt',
  'fate.ribbon.arrived': 'Ohne ihn bei B angekommen',
  'fate.ribbon.left': 'Gegangen',
  'fate.ribbon.open': 'Noch unterwegs',
  'fate.ribbon.elsewhere': 'Anderswohin',
  'fate.phase.on': 'In eine spätere Phase',
  'fate.phase.arrived': 'Bei B angekommen',
  'fate.phase.left': 'Gegangen',
  'fate.phase.open': 'Noch in dieser Phase',
  'fate.phase.elsewhere': 'Zurück oder daneben',
  'fate.step.on': 'Weiter',
  'fate.step.arrived': 'Bei B angekommen',
  'fate.step.left': 'Gegangen',
  'fate.step.open': 'Noch unterwegs',
  'fate.step.elsewhere': 'Zu anderen Schritten',

  'ribbon.label': 'Weg von „{step}“ zu „{next}“',
  'ribbon.title': '{step} → {next}',
  'ribbon.meta': 'Weg von einem Schritt zum nächsten, was immer dazwischen liegt',
  'ribbon.on':
    'Von <b>{came, plural, one {einer Reise} other {# Reisen}}</b> mit „{step}“ {journeys, plural, =0 {kommt keine} one {kommt eine} other {kommen #}} danach zu „{next}“, das sind <b>{share}</b>.',
  'ribbon.time': 'Im Median dauert das <b>{median}</b>.',
  'ribbon.left':
    '<b>{journeys, plural, one {Eine Reise} other {# Reisen}}</b> ({share}) {journeys, plural, one {endet} other {enden}} bei „{step}“.',
  'ribbon.leftAfter':
    '<b>{journeys, plural, one {Eine Reise} other {# Reisen}}</b> ({share}) {journeys, plural, one {endet} other {enden}} bei „{step}“, im Median <b>{median}</b> nach ihrem Beginn.',
  'ribbon.timeTitle': 'Zeit bis zum nächsten Schritt',

  'left.label': 'Verlust nach „{step}“: {journeys, plural, one {eine Reise} other {# Reisen}}',
  'left.title': 'Verlust nach „{step}“',
  'left.meta': 'Reisen, die hier enden, obwohl sie weitergehen sollten',
  'left.share':
    '<b>{journeys, plural, =0 {Keine Reise endet} one {Eine Reise endet} other {# Reisen enden}}</b> hier ({people, plural, one {ein Mensch} other {# Menschen}}): <b>{share}</b> der {came, plural, one {einen} other {#}}, die bis hierher {came, plural, one {kommt} other {kommen}}.',
  'left.ofAll': 'Das sind <b>{share}</b> aller Verluste auf dieser Karte.',
  'left.after': 'Bis dahin waren sie im Median <b>{median}</b> unterwegs.',
  'left.timeTitle': 'Unterwegs, bis sie gehen',

  'phase.meta': 'Phase {place, number} von {total, number} · {steps, plural, one {ein Schritt} other {# Schritte}}',
  'phase.all': 'alle',
  'phase.came':
    '<b>{people, plural, =0 {Niemand} one {Ein Mensch} other {# Menschen}}</b>, das sind <b>{share}</b> von {total, number}, {people, plural, one {kommt} other {kommen}} in diese Phase.',
  'phase.on': '<b>{share}</b> der Reisen gehen in einer späteren Phase weiter, <b>{left}</b> enden in dieser.',
  'phase.stay': 'Vom ersten bis zum letzten Schritt darin vergehen im Median <b>{median}</b>.',
  'phase.stayTitle': 'Zeit in der Phase',
  'phase.onwardTitle': 'Zeit bis zur nächsten Phase',

  'figurePanel.none': 'Dafür ist noch nichts gemessen.',
  'figurePanel.before': 'Im Zeitraum davor waren es <b>{value}</b>.',
  'figurePanel.group.all': 'alle',
  'figurePanel.group.arrived': 'angekommen',
  'figurePanel.group.open': 'noch unterwegs',
  'figurePanel.group.deviating': 'weichen ab',
  'figurePanel.group.answered': 'haben geantwortet',
  'figurePanel.people.meta': 'Wer im Zeitraum eine Reise begonnen hat',
  'figurePanel.people.text':
    '<b>{people, plural, =0 {Niemand hat} one {Ein Mensch hat} other {# Menschen haben}}</b> im Zeitraum {journeys, plural, =0 {eine Reise} one {eine Reise} other {zusammen <b>#</b> Reisen}} begonnen.',
  'figurePanel.people.before': 'Im gleich langen Zeitraum davor waren es <b>{people, number}</b>.',
  'figurePanel.people.how':
    'Eine Reise beginnt mit Entscheidung A (ohne Ereignis dafür: mit dem ersten Schritt) und endet bei B oder wenn jemand länger schweigt, als die Karte geduldig ist.',
  'figurePanel.reachedB.meta': 'Anteil der Reisen, die bei Entscheidung B enden',
  'figurePanel.reachedB.text':
    '<b>{share}</b> von <b>{n, plural, one {einer Reise} other {# Reisen}}</b> enden bei „{decision}“.',
  'figurePanel.reachedB.interval': 'Mit 95 % Sicherheit liegt der Anteil zwischen {low} und {high}.',
  'figurePanel.reachedB.how':
    'Reisen, die noch unterwegs sind, zählen mit; der Anteil kann also noch steigen. Intervall nach Wilson.',
  'figurePanel.fit.meta': 'Wie weit wirkliche Reisen dem Plan folgen',
  'figurePanel.fit.text':
    'Im Mittel folgen Reisen dem Plan zu <b>{share}</b>, auf <b>{variants, plural, one {einem Weg} other {# verschiedenen Wegen}}</b>.',
  'figurePanel.fit.how':
    '100 % heißt: jeder Schritt in der geplanten Folge, keiner zu viel, keiner zu wenig. Gezählt werden je Reise die fehlenden und die ungeplanten Schritte.',
  'figurePanel.fit.worst': 'Die häufigsten Abweichungen',
  'figurePanel.fit.between': 'Ungeplant dazwischen',
  'figurePanel.fit.at': '{step}: {deviation}',
  'figurePanel.gap.meta': 'Was Menschen erlebt haben, gegen das, was sie erwarten',
  'figurePanel.gap.below':
    'Im Mittel aller Erwartungen bleibt das Erlebnis um <b>{gap} Punkte</b> darunter (95 %: {low} bis {high}).',
  'figurePanel.gap.above':
    'Im Mittel aller Erwartungen liegt das Erlebnis um <b>{gap} Punkte</b> darüber (95 %: {low} bis {high}).',
  'figurePanel.gap.even':
    'Im Mittel aller Erwartungen ist der Abstand <b>{gap} Punkte</b> und von null nicht zu unterscheiden (95 %: {low} bis {high}).',
  'figurePanel.gap.how':
    'Erlebnis minus Erwartung, auf der Skala von 1 bis 5; jede Erwartung zählt gleich. Wer am weitesten darunter blieb, steht unten zuerst.',
  'figurePanel.gap.aspects': 'Jede Erwartung',
  'figurePanel.gap.aspect': '{aspect} · {step}',
  'figurePanel.duration.meta': 'Vom ersten Kontakt bis Entscheidung B',
  'figurePanel.duration.text':
    'Die Hälfte der <b>{n, plural, one {einen angekommenen Reise} other {# angekommenen Reisen}}</b> dauert höchstens <b>{median}</b>, neun von zehn höchstens <b>{p90}</b>.',
  'figurePanel.duration.how': 'Nur Reisen, die angekommen sind; wer noch unterwegs ist, braucht eher länger.',
  'figurePanel.duration.title': 'Dauer',
  'figurePanel.open.meta': 'Reisen, die weder angekommen noch abgebrochen sind',
  'figurePanel.open.text':
    '<b>{open, plural, =0 {Keine Reise ist} one {Eine Reise ist} other {# Reisen sind}}</b> noch unterwegs ({share}).',
  'figurePanel.open.how': 'Ihr letzter Kontakt liegt weniger lange zurück, als die Karte geduldig ist.',

  'choice.all': 'Menschen auf der Karte „{map}“',
  'choice.arrived': 'Menschen, die auf der Karte „{map}“ bei B angekommen sind',
  'choice.open': 'Menschen, die auf der Karte „{map}“ noch unterwegs sind',
  'choice.deviating': 'Menschen, deren Reise von der Karte „{map}“ abweicht',
  'choice.answered': 'Menschen, die zu Erwartungen der Karte „{map}“ geantwortet haben, die unzufriedensten zuerst',
  'choice.step': 'Menschen am Schritt „{step}“ der Karte „{map}“',
  'choice.left': 'Menschen, deren Reise auf der Karte „{map}“ nach „{step}“ abbricht',
  'choice.phase': 'Menschen in der Phase „{phase}“ der Karte „{map}“',
  'choice.phase.on': 'Menschen, die auf der Karte „{map}“ nach der Phase „{phase}“ weitergehen',
  'choice.phase.left': 'Menschen, deren Reise auf der Karte „{map}“ in der Phase „{phase}“ endet',
  'choice.phase.elsewhere': 'Menschen, die auf der Karte „{map}“ aus der Phase „{phase}“ zurück oder daneben gehen',
  'choice.ribbon.on': 'Menschen, die auf der Karte „{map}“ von „{step}“ zu „{next}“ gehen',
  'choice.ribbon.left': 'Menschen, die auf der Karte „{map}“ bei „{step}“ gehen, ohne zu „{next}“ zu kommen',
  'choice.ribbon.elsewhere': 'Menschen, die auf der Karte „{map}“ von „{step}“ anderswohin gehen als zu „{next}“',
  'choice.missing': 'Menschen, denen auf der Karte „{map}“ der Schritt „{step}“ fehlt',
  'choice.irregular': 'Menschen, die auf der Karte „{map}“ den Schritt „{step}“ zu früh oder zu spät tun',
  'choice.adHoc': 'Menschen, die auf der Karte „{map}“ den Schritt „{step}“ ungeplant tun',
  'choice.repeated': 'Menschen, die auf der Karte „{map}“ den Schritt „{step}“ mehr als einmal tun',
  'choice.failed': 'Menschen, denen auf der Karte „{map}“ der Schritt „{step}“ misslingt',
  'choice.unplanned': 'Menschen mit „{event}“ zwischen den Schritten der Karte „{map}“',
  'choice.unplannedAfter': 'Menschen mit „{event}“ nach dem Schritt „{step}“ der Karte „{map}“',
  'choice.who': 'Nur wer: {conditions}',
} as const;
