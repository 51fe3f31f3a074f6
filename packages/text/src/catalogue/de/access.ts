/** Signing in and out. */
export const access = {
  'signIn.title': 'Anmelden',
  'signIn.lead': 'Zeichnen Sie die Reise, die Sie versprechen. Sehen Sie die Reise, die Menschen wirklich gehen.',
  'signIn.how':
    'Beim Start schreibt Waymark einen Link zum Anmelden in das Terminal. Öffnen Sie ihn, oder fügen Sie hier den Code aus dem Link oder einen Zugangsschlüssel ein.',
  'signIn.token': 'Code oder Zugangsschlüssel',
  'signIn.submit': 'Anmelden',
  'signIn.working': 'Sie werden angemeldet …',
  'signIn.refused': 'Dieser Code gilt nicht oder wurde schon benutzt.',
  'signIn.refusedHint':
    'Links zum Anmelden gelten einmal. Starten Sie Waymark neu, dann steht ein frischer Link im Terminal, oder fügen Sie einen Zugangsschlüssel ein.',
  'signIn.empty': 'Bitte fügen Sie zuerst einen Code oder Schlüssel ein.',
  'signIn.ended': 'Ihre Sitzung ist zu Ende. Bitte melden Sie sich wieder an.',
} as const;
