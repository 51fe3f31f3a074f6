import type { Measure } from '../map/expectation.ts';
import type { TemplateSpec, Words } from './template-spec.ts';

const marketing: Words = ['Marketing', 'Marketing'];
const sales: Words = ['Vertrieb', 'Sales'];
const operations: Words = ['Betrieb', 'Operations'];
const service: Words = ['Service', 'Service'];

/** The survey after the trip asks for a grade from 1 to 5 for each aspect. */
const graded = (aspect: string): Measure => ({ event: 'Survey Answered', property: `ratings.${aspect}` });

/** A trip by train, from wanting to go to booking again; one long-distance journey with a connection. */
export const trainTrip: TemplateSpec = {
  title: ['Mit der Bahn nach Berlin', 'To Berlin by train'],
  description: [
    'Eine Reise mit dem Fernzug, von der Werbung bis zur nächsten Buchung. Drei Momente entscheiden: die Buchung, die Nachricht über eine Verspätung, der Anschluss.',
    'A long-distance train trip, from the advertisement to the next booking. Three moments decide: the booking, the news of a delay, the connection.',
  ],
  decisionA: ['Ich will nach Berlin', 'I want to go to Berlin'],
  decisionB: ['Ich fahre wieder mit der Bahn', 'I will take the train again'],
  bindingB: { name: 'Booked Again' },
  patience: 'P45D',
  personas: [
    {
      name: 'Jana Vogt',
      age: 41,
      occupation: ['Beraterin, zwei Reisetage in der Woche', 'Consultant, two travel days a week'],
      family: ['Verheiratet, zwei Kinder', 'Married, two children'],
      quote: ['„Sagen Sie mir früh Bescheid, dann komme ich zurecht.“', '“Tell me early and I will manage.”'],
      context: [
        'Reist mit Umstieg zu einem festen Termin. Acht Minuten Verspätung kosten sie den Anschluss, nicht acht Minuten.',
        'Travels with a change of trains to a fixed appointment. Eight minutes of delay cost her the connection, not eight minutes.',
      ],
      values: [
        ['Verlässlichkeit', 'Reliability'],
        ['Zeit für sich', 'Time of her own'],
      ],
      goals: [
        ['Ausgeruht und pünktlich ankommen', 'Arrive rested and on time'],
        ['Unterwegs arbeiten oder lesen', 'Work or read on the way'],
      ],
      needs: [
        ['Ehrliche Auskunft in Echtzeit', 'Honest information in real time'],
        ['Ein Beleg, den die Buchhaltung annimmt', 'A receipt her accounting accepts'],
      ],
      frustrations: [
        ['Ausdrucken müssen', 'Having to print'],
        ['Die Durchsage kommt nach der Verspätung', 'The announcement comes after the delay'],
      ],
    },
    {
      name: 'Kurt Albers',
      age: 68,
      occupation: ['Rentner, früher Schreiner', 'Retired joiner'],
      family: ['Verwitwet, besucht die Enkel', 'Widowed, visits his grandchildren'],
      quote: ['„Die Fahrt ist schon der halbe Besuch.“', '“The ride is half the visit.”'],
      context: [
        'Fährt ohne Zeitdruck, aber mit Gepäck. Bucht am liebsten mit jemandem, der es ihm zeigt.',
        'Travels without haste but with luggage. Prefers to book with somebody who shows him how.',
      ],
      values: [
        ['Freundlichkeit', 'Kindness'],
        ['Gemütlichkeit', 'Ease'],
      ],
      goals: [['Ohne Umsteigen und mit Sitzplatz reisen', 'Travel without changing and with a seat']],
      needs: [
        ['Ein Mensch, den man fragen kann', 'A person to ask'],
        ['Große Schrift', 'Large print'],
      ],
      frustrations: [['Fahrkarten nur in der App', 'Tickets in the app only']],
    },
  ],
  touchpoints: {
    tv: { name: ['TV', 'TV'], channel: 'tv', department: marketing },
    poster: { name: ['Plakat', 'Poster'], channel: 'outdoor', department: marketing },
    app: { name: ['App', 'App'], channel: 'app', department: sales, direction: 'action' },
    web: { name: ['Web', 'Web'], channel: 'web', department: sales, direction: 'action' },
    paper: { name: ['Papier', 'Paper'], channel: 'print', mediaKind: 'owned', department: sales, direction: 'action' },
    email: { name: ['E-Mail', 'E-mail'], channel: 'email', department: marketing },
    push: { name: ['Push', 'Push'], channel: 'push', department: marketing },
    station: { name: ['Bahnhof', 'Station'], channel: 'site', department: operations, direction: 'action' },
    announcement: { name: ['Durchsage', 'Announcement'], channel: 'announcement', department: operations },
    train: { name: ['Zug', 'Train'], channel: 'site', department: service, direction: 'action' },
    staff: { name: ['Personal', 'Staff'], channel: 'staff', department: service },
    survey: {
      name: ['Umfrage', 'Survey'],
      channel: 'survey',
      mediaKind: 'earned',
      department: ['PR', 'PR'],
      direction: 'action',
    },
    portals: { name: ['Portale', 'Portals'], channel: 'reviewPortal', department: ['PR', 'PR'], direction: 'action' },
  },
  phases: [
    {
      name: ['Entscheiden', 'Decide'],
      steps: [
        {
          name: ['Werbung gesehen', 'Saw the advertisement'],
          touchpoints: ['tv', 'poster'],
          event: 'Ad Seen',
          doing: ['Sieht den Spot, bleibt am Plakat stehen', 'Sees the spot, stops at the poster'],
          thinking: ['„Zeit, die nur mir gehört“', '“Time that is mine alone”'],
          feeling: 1.2,
          needing: ['Ein Bild davon, wie die Fahrt sich anfühlt', 'A picture of how the ride feels'],
          expect: [
            {
              touchpoint: 'tv',
              aspect: ['Glaubwürdigkeit', 'Credibility'],
              level: 3.9,
              measuredBy: graded('credibility'),
            },
          ],
        },
        {
          name: ['Verbindung gesucht', 'Searched a connection'],
          touchpoints: ['app', 'web'],
          event: 'Connection Searched',
          repeatable: true,
          doing: ['Gibt Ziel und Tag ein, vergleicht Zeiten', 'Enters destination and day, compares times'],
          thinking: ['Finde ich schnell eine?', 'Will I find one quickly?'],
          feeling: 0.6,
          needing: ['Die drei besten Verbindungen auf einen Blick', 'The three best connections at a glance'],
          expect: [
            {
              touchpoint: 'app',
              aspect: ['Übersicht', 'Clarity'],
              level: 4.1,
              source: 'survey',
              measuredBy: graded('clarity'),
            },
          ],
        },
      ],
    },
    {
      name: ['Buchen', 'Book'],
      steps: [
        {
          name: ['Fahrkarte gebucht', 'Booked the ticket'],
          touchpoints: ['app', 'web'],
          event: 'Ticket Booked',
          moment: [
            'Hier entscheidet sich, ob aus dem Wunsch eine Reise wird.',
            'Here a wish becomes a trip, or does not.',
          ],
          doing: ['Wählt den Preis, bezahlt', 'Chooses the fare, pays'],
          thinking: ['Das ging ja einfach.', 'That was easy.'],
          feeling: 1.2,
          needing: ['Ein klarer Preis ohne Überraschung', 'A clear price without surprises'],
          expect: [
            {
              touchpoint: 'app',
              aspect: ['Einfachheit', 'Ease'],
              level: 4.2,
              source: 'survey',
              measuredBy: graded('ease'),
            },
          ],
        },
        {
          name: ['Sitzplatz reserviert', 'Reserved a seat'],
          touchpoints: ['app', 'web'],
          event: 'Seat Reserved',
          optional: true,
          doing: ['Sucht einen Platz mit Tisch', 'Looks for a seat with a table'],
          thinking: ['Hauptsache ein Tisch.', 'As long as there is a table.'],
          feeling: 0.8,
          needing: ['Sehen, wo der Platz im Wagen liegt', 'See where the seat is in the coach'],
          expect: [{ touchpoint: 'app', aspect: ['Auswahl', 'Choice'], level: 4, measuredBy: graded('choice') }],
        },
        {
          name: ['Beleg ausgedruckt', 'Printed the receipt'],
          touchpoints: ['paper'],
          event: 'Receipt Printed',
          optional: true,
          doing: ['Sucht einen Drucker', 'Looks for a printer'],
          thinking: ['Wieso ausdrucken?!', 'Why print it?!'],
          feeling: 0.2,
          needing: ['Einen Beleg im Telefon', 'A receipt on the phone'],
          pain: ['Digitaler Beleg fehlt bei Reservierung', 'No digital receipt for reservations'],
          expect: [{ touchpoint: 'paper', aspect: ['Aufwand', 'Effort'], level: 3.6, measuredBy: graded('effort') }],
        },
      ],
    },
    {
      name: ['Vorbereiten', 'Prepare'],
      steps: [
        {
          name: ['Erinnerung erhalten', 'Got the reminder'],
          touchpoints: ['email', 'push'],
          event: 'Reminder Received',
          doing: ['Liest Gleis, Wagen und Wetter', 'Reads platform, coach and weather'],
          thinking: ['Gut, alles an einem Ort.', 'Good, all in one place.'],
          feeling: 0.7,
          needing: ['Alles Wichtige am Vortag, nichts sonst', 'All that matters the day before, nothing else'],
          chance: ['Sitzplan gleich mitschicken', 'Send the seating plan along'],
          expect: [
            {
              touchpoint: 'email',
              aspect: ['Vollständigkeit', 'Completeness'],
              level: 3.8,
              measuredBy: graded('completeness'),
            },
          ],
        },
      ],
    },
    {
      name: ['Reisen', 'Travel'],
      steps: [
        {
          name: ['Am Bahnsteig', 'On the platform'],
          touchpoints: ['station'],
          event: 'Platform Reached',
          doing: ['Sucht den Abschnitt, wartet', 'Finds the section, waits'],
          thinking: ['Kommt er pünktlich?', 'Will it be on time?'],
          feeling: 0.3,
          needing: ['Sicherheit, richtig zu stehen', 'Certainty of standing in the right place'],
          expect: [
            {
              touchpoint: 'station',
              aspect: ['Pünktlichkeit', 'Punctuality'],
              level: 4,
              source: 'promise',
              measuredBy: graded('punctuality'),
            },
          ],
        },
        {
          name: ['Verspätung erfahren', 'Learned of the delay'],
          touchpoints: ['announcement', 'app'],
          event: 'Delay Learned',
          optional: true,
          moment: [
            'Wer früh Bescheid weiß, plant um; wer es zuletzt erfährt, fährt nicht wieder.',
            'Who knows early makes other plans; who learns it last does not come back.',
          ],
          doing: ['Hört die Durchsage, öffnet die App', 'Hears the announcement, opens the app'],
          thinking: ['Selbst die Durchsage kam spät.', 'Even the announcement was late.'],
          feeling: -0.4,
          needing: ['Früh und ehrlich: wie lange, was nun', 'Early and honest: how long, what now'],
          pain: ['App meldet 8 min nach Leitstelle', 'App tells 8 min after the control centre'],
          expect: [
            {
              touchpoint: 'app',
              aspect: ['Auskunft in Echtzeit', 'Real-time information'],
              level: 3.7,
              source: 'promise',
              measuredBy: { ...graded('realTimeInformation'), when: { property: 'withConnection', is: false } },
            },
            {
              touchpoint: 'app',
              aspect: ['Auskunft in Echtzeit', 'Real-time information'],
              context: ['mit Anschluss', 'with a connection to catch'],
              level: 4.6,
              source: 'interview',
              measuredBy: { ...graded('realTimeInformation'), when: { property: 'withConnection', is: true } },
            },
          ],
        },
        {
          name: ['Anschluss erreicht', 'Caught the connection'],
          touchpoints: ['station'],
          event: 'Connection Reached',
          optional: true,
          moment: ['Der Termin am Ziel hängt daran.', 'The appointment at the destination depends on it.'],
          doing: ['Rennt zum anderen Gleis', 'Runs to the other platform'],
          thinking: ['Ich habe einen Termin!', 'I have an appointment!'],
          feeling: 0.6,
          needing: ['Wissen, ob der Zug wartet', 'Know whether the train waits'],
          chance: ['Anschluss halten ab 12 Umsteigern', 'Hold the connection from 12 people changing'],
          expect: [
            {
              touchpoint: 'station',
              aspect: ['Verlässlichkeit', 'Reliability'],
              level: 4.3,
              source: 'promise',
              measuredBy: graded('reliability'),
            },
          ],
        },
        {
          name: ['Fahrt genossen', 'Enjoyed the ride'],
          touchpoints: ['train', 'staff'],
          event: 'Ride Enjoyed',
          doing: ['Liest, arbeitet, spricht mit anderen', 'Reads, works, talks with others'],
          thinking: ['Nette Mitreisende.', 'Pleasant company.'],
          feeling: 1,
          needing: ['Ruhe, Strom und Netz', 'Quiet, power and a network'],
          expect: [
            {
              touchpoint: 'staff',
              aspect: ['Freundlichkeit', 'Friendliness'],
              level: 3.9,
              source: 'survey',
              measuredBy: graded('friendliness'),
            },
          ],
        },
      ],
    },
    {
      name: ['Danach', 'Afterwards'],
      steps: [
        {
          name: ['Bewertung abgegeben', 'Gave a rating'],
          touchpoints: ['survey', 'portals'],
          event: 'Review Submitted',
          optional: true,
          doing: ['Vergibt Sterne, schreibt zwei Sätze', 'Gives stars, writes two sentences'],
          thinking: ['Das sage ich weiter.', 'I will pass that on.'],
          feeling: 0.6,
          needing: ['Das Gefühl, gehört zu werden', 'The feeling of being heard'],
          chance: ['Bei −1 sofort antworten', 'Answer a −1 at once'],
          expect: [{ touchpoint: 'survey', aspect: ['Antwort', 'Reply'], level: 3.8, measuredBy: graded('reply') }],
        },
        {
          name: ['Wieder gebucht', 'Booked again'],
          touchpoints: ['app', 'web'],
          event: 'Booked Again',
          moment: [
            'Die Reise endet mit der freien Entscheidung für die nächste.',
            'The trip ends with the free choice of the next.',
          ],
          doing: ['Bucht mit gespeicherten Angaben', 'Books with saved details'],
          thinking: ['Nächstes Mal wieder?', 'Again next time?'],
          feeling: 1.1,
          needing: ['Einen Grund, wiederzukommen', 'A reason to come back'],
          expect: [{ touchpoint: 'app', aspect: ['Wiedererkennung', 'Being recognised'], level: 4 }],
        },
      ],
    },
  ],
};
