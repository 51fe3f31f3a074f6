import { Inbox, ScrollText, ShieldCheck } from 'lucide-react';

/** The pages of the room "privacy", in their order, and what one must be allowed to see each of them. */
export const PRIVACY_PLACES = [
  { to: '/consent', key: 'consent.title', icon: ShieldCheck, needs: 'consent:read' },
  { to: '/privacy', key: 'requests.title', icon: Inbox, needs: 'privacy:read', within: '/privacy/requests/' },
  { to: '/privacy/log', key: 'audit.title', icon: ScrollText, needs: 'audit:read' },
] as const;
