/** The page a person outside is sent to, and the first wordings of purposes; the web app has no use for them. */
export const preferences = {
  'consent.wording.operation':
    'Wir verarbeiten, was nötig ist, um unseren Vertrag mit Ihnen zu erfüllen, etwa Buchungen, Rechnungen und Ihre Anfragen.',
  'consent.wording.analytics':
    'Wir werten aus, welche Wege Menschen bei uns gehen, um zu sehen, wo es hakt, und es besser zu machen.',
  'consent.wording.personalisation': 'Wir zeigen Ihnen Inhalte, die zu dem passen, was Sie bei uns getan haben.',
  'consent.wording.email': 'Wir schreiben Ihnen E-Mails mit Neuigkeiten und Angeboten.',
  'consent.wording.sms': 'Wir senden Ihnen Neuigkeiten und Angebote als SMS.',
  'consent.wording.push': 'Wir senden Ihnen Mitteilungen auf Ihr Gerät.',
  'consent.wording.phone': 'Wir rufen Sie an, um Ihnen Neuigkeiten und Angebote vorzustellen.',
  'consent.wording.post': 'Wir senden Ihnen Neuigkeiten und Angebote mit der Post.',
  'consent.wording.profiling':
    'Wir fassen zusammen, was wir über Sie wissen, um einzuschätzen, was Sie als Nächstes brauchen.',
  'preferences.title': 'Ihre Einwilligungen',
  'preferences.lead': 'Sie entscheiden, wofür {workspace} Ihre Daten verwenden darf. Sie können es jederzeit ändern.',
  'preferences.yourChoice': 'Ihre Entscheidung',
  'preferences.objectable': 'Erlaubt, solange Sie nicht widersprechen. Schalten Sie es aus, um zu widersprechen.',
  'preferences.needed': 'Ohne Ihre Zustimmung erlaubt',
  'preferences.basis': 'Grundlage: {basis}, Art. 6 Abs. 1 DSGVO',
  'preferences.waiting':
    'Wartet auf Ihre Bestätigung. Bitte öffnen Sie den Link, den Sie von uns bekommen; bis dahin verwenden wir Ihre Daten dafür nicht.',
  'preferences.willConfirm': 'Wir bitten Sie danach um eine Bestätigung.',
  'preferences.save': 'Auswahl sichern',
  'preferences.refuseAll': 'Alles ablehnen',
  'preferences.saved': 'Gesichert. Ihre Auswahl gilt ab sofort.',
  'preferences.savedWaiting': 'Gesichert. Was eine Bestätigung braucht, gilt erst danach.',
  'preferences.history': 'Was Sie bisher entschieden haben',
  'preferences.noHistory': 'Noch nichts.',
  'preferences.historyLine': '{purpose}: {decision}, {way}',
  'preferences.otherLanguage': 'English',
  'preferences.gone.title': 'Dieser Link gilt nicht mehr',
  'preferences.gone.text':
    'Er ist abgelaufen oder unvollständig. Bitte fordern Sie einen neuen an; geändert wurde nichts.',
  'preferences.confirm.title': 'Bitte bestätigen Sie',
  'preferences.confirm.do': 'Ja, ich bin einverstanden',
  'preferences.confirm.lead':
    'Wenn Sie das nicht waren, schließen Sie diese Seite einfach. Dann bleibt alles, wie es ist.',
  'preferences.confirmed.title': 'Danke, bestätigt',
  'preferences.confirmed.text': 'Ihre Einwilligung „{purpose}“ gilt ab sofort. Sie können sie jederzeit widerrufen.',
  'preferences.confirmGone.title': 'Hier gibt es nichts zu bestätigen',
  'preferences.confirmGone.text': 'Sie haben inzwischen anders entschieden, oder die Anfrage gilt nicht mehr.',
  'preferences.toPage': 'Zu Ihren Einwilligungen',
} as const;
