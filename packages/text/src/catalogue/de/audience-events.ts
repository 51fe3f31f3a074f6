/** Who comes into audiences and leaves them, as events of a person. */
export const audienceEvents = {
  'audienceEvents.entered': 'In die Zielgruppe „{name}“ gekommen',
  'audienceEvents.left': 'Aus der Zielgruppe „{name}“ gegangen',
} as const;
