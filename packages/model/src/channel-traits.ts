/** Who pays or speaks: our own media, bought media, or what others say about us. */
export const MEDIA_KINDS = ['owned', 'paid', 'earned'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** What the person meets: a screen or a line, a thing or place, a human being. */
export const NATURES = ['digital', 'physical', 'person'] as const;
export type Nature = (typeof NATURES)[number];

export const PRESENCES = ['online', 'offline'] as const;
export type Presence = (typeof PRESENCES)[number];

/** Somebody tells something (communication), or the person does something (action). */
export const DIRECTIONS = ['communication', 'action'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/**
 * What a person holds, hears or stands in. Going from one to another is what breaks a medium:
 * web, app and e-mail are all the screen in the hand; a letter is paper; a ward is a place.
 */
export const MEDIA = ['screen', 'paper', 'voice', 'place', 'broadcast'] as const;
export type Medium = (typeof MEDIA)[number];

export const CHANNELS = [
  'web',
  'app',
  'email',
  'sms',
  'push',
  'messenger',
  'chat',
  'voiceAssistant',
  'social',
  'search',
  'onlineAd',
  'marketplace',
  'reviewPortal',
  'survey',
  'arVr',
  'phone',
  'letter',
  'print',
  'form',
  'packaging',
  'tv',
  'radio',
  'cinema',
  'outdoor',
  'announcement',
  'shop',
  'kiosk',
  'event',
  'site',
  'staff',
  'fieldService',
  'partner',
  'wordOfMouth',
  'device',
  'other',
] as const;

export type Channel = (typeof CHANNELS)[number];

/** What a channel usually is; a touchpoint may say otherwise. */
export interface ChannelTraits {
  mediaKind: MediaKind;
  nature: Nature;
  presence: Presence;
  medium: Medium;
}

function traits(mediaKind: MediaKind, nature: Nature, presence: Presence, medium: Medium): ChannelTraits {
  return { mediaKind, nature, presence, medium };
}

export const CHANNEL_TRAITS: Readonly<Record<Channel, ChannelTraits>> = {
  web: traits('owned', 'digital', 'online', 'screen'),
  app: traits('owned', 'digital', 'online', 'screen'),
  email: traits('owned', 'digital', 'online', 'screen'),
  sms: traits('owned', 'digital', 'online', 'screen'),
  push: traits('owned', 'digital', 'online', 'screen'),
  messenger: traits('owned', 'digital', 'online', 'screen'),
  chat: traits('owned', 'digital', 'online', 'screen'),
  voiceAssistant: traits('owned', 'digital', 'online', 'voice'),
  social: traits('earned', 'digital', 'online', 'screen'),
  search: traits('earned', 'digital', 'online', 'screen'),
  onlineAd: traits('paid', 'digital', 'online', 'screen'),
  marketplace: traits('paid', 'digital', 'online', 'screen'),
  reviewPortal: traits('earned', 'digital', 'online', 'screen'),
  survey: traits('owned', 'digital', 'online', 'screen'),
  arVr: traits('owned', 'digital', 'online', 'screen'),
  phone: traits('owned', 'person', 'offline', 'voice'),
  letter: traits('owned', 'physical', 'offline', 'paper'),
  print: traits('paid', 'physical', 'offline', 'paper'),
  form: traits('owned', 'physical', 'offline', 'paper'),
  packaging: traits('owned', 'physical', 'offline', 'place'),
  tv: traits('paid', 'digital', 'offline', 'broadcast'),
  radio: traits('paid', 'digital', 'offline', 'broadcast'),
  cinema: traits('paid', 'physical', 'offline', 'broadcast'),
  outdoor: traits('paid', 'physical', 'offline', 'broadcast'),
  announcement: traits('owned', 'physical', 'offline', 'place'),
  shop: traits('owned', 'physical', 'offline', 'place'),
  kiosk: traits('owned', 'digital', 'offline', 'place'),
  event: traits('owned', 'physical', 'offline', 'place'),
  site: traits('owned', 'physical', 'offline', 'place'),
  staff: traits('owned', 'person', 'offline', 'place'),
  fieldService: traits('owned', 'person', 'offline', 'place'),
  partner: traits('earned', 'person', 'offline', 'place'),
  wordOfMouth: traits('earned', 'person', 'offline', 'place'),
  device: traits('owned', 'physical', 'offline', 'place'),
  other: traits('owned', 'digital', 'online', 'screen'),
};
