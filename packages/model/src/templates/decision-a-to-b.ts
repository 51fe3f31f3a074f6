import type { TemplateSpec, Words } from './template-spec.ts';

const content: Words = ['Redaktion', 'Content'];
const sales: Words = ['Vertrieb', 'Sales'];

/** The person is the hero, we are the mentor: from the decision to set out (A) to the one taken freely (B). */
export const decisionAToB: TemplateSpec = {
  title: ['Von Entscheidung A zu Entscheidung B', 'From decision A to decision B'],
  description: [
    'Die Person ist die Heldin der Reise, wir sind der Mentor. Sie bricht auf (A), sucht, prüft, zweifelt und entscheidet sich frei (B). Fragen Sie in jedem Schritt zuerst nach dem Menschen, dann nach dem Inhalt, dann nach der Technik.',
    'The person is the hero of the journey, we are the mentor. They set out (A), search, test, doubt and decide freely (B). In each step ask about the person first, then the content, then the technology.',
  ],
  decisionA: ['Ich will etwas ändern', 'I want to change something'],
  decisionB: ['Ich entscheide mich für diesen Weg', 'I choose this way'],
  bindingA: { name: 'Set Out' },
  bindingB: { name: 'Decided' },
  patience: 'P30D',
  touchpoints: {
    story: { name: ['Erfahrungsbericht', 'Story of a customer'], channel: 'web', department: content },
    search: { name: ['Suche', 'Search'], channel: 'search', department: content, direction: 'action' },
    guide: { name: ['Ratgeber', 'Guide'], channel: 'web', department: content },
    newsletter: { name: ['Newsletter', 'Newsletter'], channel: 'email', department: content },
    talk: { name: ['Gespräch', 'Conversation'], channel: 'staff', department: sales },
    trial: { name: ['Ausprobieren', 'Trial'], channel: 'app', department: sales, direction: 'action' },
    offer: { name: ['Angebot', 'Offer'], channel: 'email', department: sales },
    signUp: { name: ['Abschluss', 'Sign-up'], channel: 'web', department: sales, direction: 'action' },
  },
  phases: [
    {
      name: ['Aufbrechen', 'Set out'],
      steps: [
        {
          name: ['Anlass gespürt', 'Felt the cause'],
          touchpoints: ['story'],
          event: 'Set Out',
          doing: ['Liest, wie es anderen ging', 'Reads how others fared'],
          thinking: ['So kann es nicht bleiben.', 'It cannot stay like this.'],
          feeling: -0.5,
          needing: ['Sich verstanden fühlen', 'To feel understood'],
          content: ['Geschichte eines Menschen in derselben Lage', 'Story of a person in the same place'],
        },
        {
          name: ['Weg gesucht', 'Looked for a way'],
          touchpoints: ['search', 'guide'],
          event: 'Way Searched',
          repeatable: true,
          doing: ['Sucht, fragt, liest quer', 'Searches, asks, skims'],
          thinking: ['Wo fange ich an?', 'Where do I begin?'],
          feeling: -0.2,
          needing: ['Eine Landkarte, kein Verkaufsgespräch', 'A map, not a sales pitch'],
          content: ['Ratgeber ohne Fachwörter', 'Guide without jargon'],
          expect: [{ touchpoint: 'guide', aspect: ['Verständlichkeit', 'Clarity'], level: 4 }],
        },
      ],
    },
    {
      name: ['Prüfen', 'Test'],
      steps: [
        {
          name: ['Mentor gefunden', 'Found a mentor'],
          touchpoints: ['talk', 'newsletter'],
          event: 'Mentor Found',
          doing: ['Stellt die ersten eigenen Fragen', 'Asks the first questions of their own'],
          thinking: ['Die kennen sich aus.', 'They know their trade.'],
          feeling: 0.6,
          needing: ['Rat, der auch abraten darf', 'Advice that may also advise against'],
          content: ['Antworten auf die zehn häufigsten Fragen', 'Answers to the ten most frequent questions'],
          expect: [{ touchpoint: 'talk', aspect: ['Ehrlichkeit', 'Honesty'], level: 4.4 }],
        },
        {
          name: ['Ausprobiert', 'Tried it'],
          touchpoints: ['trial'],
          event: 'Tried',
          repeatable: true,
          moment: ['Erleben überzeugt mehr als jedes Versprechen.', 'Experience convinces more than any promise.'],
          doing: ['Macht die ersten Schritte ohne Risiko', 'Takes first steps without risk'],
          thinking: ['Das kann ich auch.', 'I can do that too.'],
          feeling: 1,
          needing: ['Einen kleinen, schnellen Erfolg', 'A small, quick success'],
          content: ['Geführte erste fünf Minuten', 'Guided first five minutes'],
          expect: [{ touchpoint: 'trial', aspect: ['Einfachheit', 'Ease'], level: 4.2 }],
        },
      ],
    },
    {
      name: ['Zweifeln', 'Doubt'],
      steps: [
        {
          name: ['Abgewogen', 'Weighed it up'],
          touchpoints: ['offer'],
          event: 'Offer Weighed',
          doing: ['Vergleicht, rechnet, spricht mit anderen', 'Compares, calculates, talks with others'],
          thinking: ['Und wenn es doch nicht passt?', 'And if it does not suit me after all?'],
          feeling: -0.4,
          needing: ['Einen Weg zurück', 'A way back'],
          content: ['Preis, Bedingungen und Ausstieg auf einer Seite', 'Price, terms and way out on one page'],
          chance: ['Zweifel selbst ansprechen', 'Name the doubts ourselves'],
          expect: [{ touchpoint: 'offer', aspect: ['Klarheit', 'Clarity'], level: 4.1 }],
        },
      ],
    },
    {
      name: ['Entscheiden', 'Decide'],
      steps: [
        {
          name: ['Entschieden', 'Decided'],
          touchpoints: ['signUp'],
          event: 'Decided',
          moment: ['Die Entscheidung ist frei; Druck kostet sie.', 'The decision is free; pressure costs it.'],
          doing: ['Sagt zu', 'Says yes'],
          thinking: ['Ich mache das.', 'I will do it.'],
          feeling: 1.4,
          needing: ['Bestätigung: gut gewählt', 'Confirmation: well chosen'],
          content: ['Ein Satz zum nächsten Schritt', 'One sentence on the next step'],
          expect: [{ touchpoint: 'signUp', aspect: ['Einfachheit', 'Ease'], level: 4.3 }],
        },
      ],
    },
  ],
};
