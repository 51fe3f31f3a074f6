import type { TextKey } from '@waymark/text';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { type Permission, useSession } from '../access/session.ts';
import { useText } from './preferences-context.tsx';
import styles from './room-page.module.css';
import { Page } from './shell.tsx';
import { usePeriodSearch } from './use-address.ts';

/** A page of a room, and what one must be allowed to see it. */
export interface Place {
  readonly to: string;
  readonly key: TextKey;
  readonly icon: LucideIcon;
  readonly needs: Permission;
  /** Where the addresses of what stands in it begin. */
  readonly within?: string;
}

/** A page of a room that has several: its bar, the way to its sisters, and what it shows. */
export function RoomPage({
  label,
  places,
  children,
  ...bar
}: {
  /** Names the way to the sisters. */
  label: TextKey;
  places: readonly Place[];
  title: ReactNode;
  crumbs?: ReactNode;
  badge?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useText();
  const period = usePeriodSearch();
  const { pathname } = useLocation();
  const permissions = useSession().data?.permissions ?? [];
  const open = places.filter(({ needs }) => permissions.includes(needs));
  return (
    <Page {...bar}>
      {open.length > 1 && (
        <nav className={styles.places} aria-label={t(label)}>
          {open.map(({ to, key, icon: Icon, within }) => (
            <Link
              key={to}
              to={`${to}${period}`}
              aria-current={pathname === to || (within && pathname.startsWith(within)) ? 'page' : undefined}
              className={styles.place ?? ''}
            >
              <Icon size={16} aria-hidden />
              {t(key)}
            </Link>
          ))}
        </nav>
      )}
      {children}
    </Page>
  );
}
