import type { LucideIcon } from 'lucide-react';

/** Where a choice stands in the list. */
export const GROUPS = ['recent', 'rooms', 'maps', 'people', 'actions'] as const;
export type Group = (typeof GROUPS)[number];

/** Something the palette offers. */
export interface Choice {
  /** The same each time, such as `room:/maps`; what was chosen lately is remembered by it. */
  readonly id: string;
  readonly group: Group;
  readonly label: string;
  /** Further words it is found by; not shown. */
  readonly words: string;
  readonly icon: LucideIcon;
  /** Whether it may be remembered on this device; not for people, whose identifiers are nobody else's business. */
  readonly remembered: boolean;
  perform(): void;
}
