/** The page about oneself: how Waymark looks here, and where one is signed in. */
export const profile = {
  'profile.title': 'Profil',
  'profile.display': 'Anzeige auf diesem Gerät',
  'profile.displayHint': 'Sprache und Farben gelten nur in diesem Browser.',
  'profile.timeZone': 'Zeitzone des Arbeitsbereichs',
  'profile.timeZoneHint': '{workspace}: Dort ist es gerade {now}.',
  'profile.deviceZone': 'Zeiten auf den Seiten stehen in der Zeitzone Ihres Geräts ({zone}).',
  'profile.sessions': 'Sitzungen',
  'profile.sessionsLead':
    'Hier ist der Arbeitsbereich geöffnet. Beenden Sie, was Sie nicht kennen; die Daten bleiben, wie sie sind.',
  'profile.begun': 'Angemeldet am',
  'profile.lastUsed': 'Zuletzt benutzt',
  'profile.expires': 'Endet von selbst am',
  'profile.never': 'noch nicht',
  'profile.act': 'Handlung',
  'profile.current': 'Diese Sitzung',
  'profile.end': 'Abmelden',
  'profile.endOne': 'Sitzung vom {when} abmelden',
  'profile.ended': 'Die Sitzung vom {when} ist beendet.',
  'profile.endAll': 'Überall abmelden',
  'profile.endAll.title': 'Überall abmelden?',
  'profile.endAll.text':
    '{count, plural, one {Diese Sitzung} other {Alle # Sitzungen}} in „{workspace}“ {count, plural, one {wird} other {werden}} beendet, auch hier. Danach brauchen Sie einen Zugangsschlüssel oder einen frischen Link aus dem Terminal.',
} as const;
