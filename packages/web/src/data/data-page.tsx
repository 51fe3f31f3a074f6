import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useSession } from '../access/session.ts';
import { useText } from '../shell/preferences-context.tsx';
import { Page } from '../shell/shell.tsx';
import { usePeriodSearch } from '../shell/use-address.ts';
import styles from './data-page.module.css';
import { DATA_PLACES } from './places.ts';

/** A page of the room "data": its bar, the way to its sisters, and what it shows. */
export function DataPage({ title, tools, children }: { title: string; tools?: ReactNode; children: ReactNode }) {
  const { t } = useText();
  const period = usePeriodSearch();
  const permissions = useSession().data?.permissions ?? [];
  return (
    <Page title={title} tools={tools}>
      <nav className={styles.places} aria-label={t('data.places')}>
        {DATA_PLACES.filter(({ needs }) => permissions.includes(needs)).map(({ to, key, icon: Icon }) => (
          <NavLink key={to} to={`${to}${period}`} end className={styles.place ?? ''}>
            <Icon size={16} aria-hidden />
            {t(key)}
          </NavLink>
        ))}
      </nav>
      {children}
    </Page>
  );
}
