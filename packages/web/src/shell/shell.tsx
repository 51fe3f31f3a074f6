import { Database, Footprints, LogOut, Map as MapIcon, ShieldCheck, Users, UsersRound } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { useFollowProfile } from '../access/follow-profile.ts';
import { useSession, useSignOut } from '../access/session.ts';
import { DATA_PLACES } from '../data/places.ts';
import { PaletteButton } from '../palette/palette-button.tsx';
import { PaletteHost } from '../palette/palette-host.tsx';
import { PRIVACY_PLACES } from '../privacy/places.ts';
import { ConnectionBar } from './connection-bar.tsx';
import { DisplayMenu } from './display-menu.tsx';
import { Logo } from './logo.tsx';
import { useText } from './preferences-context.tsx';
import styles from './shell.module.css';
import { usePeriodSearch } from './use-address.ts';
import { useReturn } from './use-return.ts';

/** Rooms of the rail: each is the pages one may see of it. */
const ROOMS = [
  { key: 'nav.maps', icon: MapIcon, pages: [{ to: '/maps', needs: 'maps:read' }] },
  { key: 'nav.journeys', icon: Footprints, pages: [{ to: '/journeys', needs: 'insight:read' }] },
  { key: 'nav.people', icon: Users, pages: [{ to: '/people', needs: 'people:read' }] },
  { key: 'nav.audiences', icon: UsersRound, pages: [{ to: '/audiences', needs: 'audiences:read' }] },
  { key: 'nav.consent', icon: ShieldCheck, pages: PRIVACY_PLACES },
  { key: 'nav.data', icon: Database, pages: DATA_PLACES },
] as const;

/** Rail, top bar and the place where pages stand. A page brings its own bar by rendering `PageBar`. */
export function Shell() {
  const { t } = useText();
  const period = usePeriodSearch();
  const signOut = useSignOut();
  useReturn();
  useFollowProfile();
  const permissions = useSession().data?.permissions ?? [];
  const { pathname } = useLocation();
  const content = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page begins at its top
  useEffect(() => content.current?.scrollTo(0, 0), [pathname]);
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t('app.skip')}
      </a>
      <nav className={styles.rail} aria-label={t('nav.label')}>
        <NavLink to={`/maps${period}`} className={styles.home ?? ''} aria-label={t('app.name')}>
          <Logo />
        </NavLink>
        {ROOMS.map(({ key, icon: Icon, pages }) => {
          const open = pages.filter(({ needs }) => permissions.includes(needs));
          const [first] = open;
          if (first === undefined) return null;
          const within = open.some(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
          return (
            <Link
              key={key}
              to={`${first.to}${period}`}
              aria-current={within ? 'page' : undefined}
              data-tour={key === 'nav.data' ? 'bring' : undefined}
              className={`${styles.room} ${within ? styles.on : ''}`}
            >
              <Icon size={18} aria-hidden />
              {t(key)}
            </Link>
          );
        })}
        <button type="button" className={`${styles.room} ${styles.foot}`} onClick={() => signOut()}>
          <LogOut size={18} aria-hidden />
          {t('nav.signOut')}
        </button>
      </nav>
      <Outlet />
      <PaletteHost />
    </div>
  );
}

/** The top bar of a page and the page below it. */
export function Page({
  crumbs,
  title,
  badge,
  tools,
  children,
}: {
  crumbs?: ReactNode;
  title: ReactNode;
  /** Stands beside the title. */
  badge?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useText();
  useEffect(() => {
    document.title = typeof title === 'string' && title !== '' ? `${title} · Waymark` : 'Waymark';
  }, [title]);
  return (
    <>
      <header className={styles.bar}>
        <div className={styles.where}>
          {crumbs && (
            <nav className={styles.crumb} aria-label={t('bar.path')}>
              {crumbs}
            </nav>
          )}
          <h1 className={styles.title}>{title}</h1>
          {badge}
        </div>
        {tools}
        <PaletteButton />
        <DisplayMenu places />
      </header>
      <main id="content" className={styles.content} tabIndex={-1}>
        <ConnectionBar />
        {children}
      </main>
    </>
  );
}
