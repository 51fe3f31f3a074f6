import { CHANNELS, type Channel } from './channel.ts';

/** Words sources use for a channel, in the folded form of `foldChannel`. */
const ALIASES: Readonly<Record<string, Channel>> = {
  website: 'web',
  browser: 'web',
  desktop: 'web',
  online: 'web',
  internet: 'web',
  webshop: 'web',
  onlineshop: 'web',
  mobile: 'app',
  mobileapp: 'app',
  ios: 'app',
  android: 'app',
  mail: 'email',
  newsletter: 'email',
  text: 'sms',
  textmessage: 'sms',
  pushnotification: 'push',
  notification: 'push',
  whatsapp: 'messenger',
  telegram: 'messenger',
  signal: 'messenger',
  livechat: 'chat',
  chatbot: 'chat',
  alexa: 'voiceAssistant',
  socialmedia: 'social',
  facebook: 'social',
  instagram: 'social',
  linkedin: 'social',
  tiktok: 'social',
  seo: 'search',
  organicsearch: 'search',
  sea: 'onlineAd',
  display: 'onlineAd',
  banner: 'onlineAd',
  paidsearch: 'onlineAd',
  paidsocial: 'onlineAd',
  review: 'reviewPortal',
  reviews: 'reviewPortal',
  bewertung: 'reviewPortal',
  umfrage: 'survey',
  ar: 'arVr',
  vr: 'arVr',
  telefon: 'phone',
  call: 'phone',
  callcenter: 'phone',
  callcentre: 'phone',
  hotline: 'phone',
  telephone: 'phone',
  post: 'letter',
  brief: 'letter',
  directmail: 'letter',
  flyer: 'print',
  prospekt: 'print',
  catalogue: 'print',
  katalog: 'print',
  magazine: 'print',
  anzeige: 'print',
  formular: 'form',
  paper: 'form',
  papier: 'form',
  television: 'tv',
  fernsehen: 'tv',
  kino: 'cinema',
  plakat: 'outdoor',
  poster: 'outdoor',
  billboard: 'outdoor',
  durchsage: 'announcement',
  store: 'shop',
  pos: 'shop',
  filiale: 'shop',
  laden: 'shop',
  terminal: 'kiosk',
  automat: 'kiosk',
  messe: 'event',
  fair: 'event',
  hospital: 'site',
  clinic: 'site',
  klinik: 'site',
  station: 'site',
  bahnhof: 'site',
  personal: 'staff',
  salesperson: 'staff',
  technician: 'fieldService',
  techniker: 'fieldService',
  empfehlung: 'wordOfMouth',
  referral: 'wordOfMouth',
};

/** Lower case, letters and digits only: `E-Mail`, `e_mail` and `EMail` are one word. */
function foldChannel(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

const byWord = new Map<string, Channel>([
  ...CHANNELS.map((channel): [string, Channel] => [foldChannel(channel), channel]),
  ...Object.entries(ALIASES),
]);

/** The facts of an event that tell its channel. */
export interface ChannelHints {
  /** The channel as the source wrote it, '' where unknown. */
  channel: string;
  kind?: string | undefined;
  urlPath?: string | undefined;
}

/**
 * The channel of the vocabulary an event belongs to. First the source's own word (any spelling, German or English),
 * then what the kind of the event implies: a page view is the web, a screen the app. Null where nothing tells.
 */
export function channelOfEvent(event: ChannelHints): Channel | null {
  const named = byWord.get(foldChannel(event.channel));
  if (named !== undefined) return named;
  if (event.channel !== '') return 'other';
  if (event.kind === 'screen') return 'app';
  if (event.kind === 'page' || (event.urlPath ?? '') !== '') return 'web';
  return null;
}
