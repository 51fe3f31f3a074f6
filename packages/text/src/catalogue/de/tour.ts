/** The tour of the first day: what stands where on the live map. */
export const tour = {
  'tour.start': 'Rundgang zeigen',
  'tour.place': 'Rundgang: {place} von {total}',
  'tour.next': 'Weiter',
  'tour.back': 'Zurück',
  'tour.skip': 'Überspringen',
  'tour.done': 'Fertig',
  'tour.way.title': 'Von A nach B',
  'tour.way.text':
    'Jede Karte führt von einer Entscheidung A zu einer Entscheidung B. Darunter steht, wie viele Menschen unterwegs sind und wie viele ankommen.',
  'tour.people.title': 'Menschen und Bänder',
  'tour.people.text':
    'Jeder Balken zeigt, wie viele Menschen einen Schritt erreichen. Die Bänder zeigen, wie viele weitergehen; was orange ist, geht verloren.',
  'tour.peopleList.title': 'Menschen je Schritt',
  'tour.peopleList.text':
    'Jeder Balken zeigt, wie viele Menschen einen Schritt erreichen; was orange ist, geht danach verloren.',
  'tour.expectation.title': 'Erwartung und Erlebnis',
  'tour.expectation.text':
    'Der Strich ist, was Menschen erwarten, der Punkt, was sie erlebt haben. Orange bleibt darunter, Blau liegt darüber.',
  'tour.step.title': 'Ein Schritt genauer',
  'tour.step.text':
    'Wählen Sie einen Schritt, durch Antippen oder mit den Pfeiltasten. Dann lesen Sie in ganzen Sätzen, was dort geschieht, und was Sie tun können.',
  'tour.bring.title': 'Ihre eigenen Daten',
  'tour.bring.text':
    'Hier lesen Sie Dateien ein. Soll laufend gesendet werden, legen Sie unter „Quellen“ einen Schlüssel an, oben rechts im Menü.',
} as const;
