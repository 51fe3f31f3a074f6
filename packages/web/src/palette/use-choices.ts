import { LANGUAGES } from '@waymark/text';
import {
  CircleUser,
  Footprints,
  Languages,
  LogOut,
  Map as MapIcon,
  Plus,
  Search,
  Signpost,
  SunMoon,
  Upload,
  User,
  Users,
  UsersRound,
} from 'lucide-react';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { type Permission, useMay, useSession, useSignOut } from '../access/session.ts';
import { DATA_PLACES } from '../data/places.ts';
import { useMaps } from '../maps/queries.ts';
import { usePeople } from '../people/queries.ts';
import { PRIVACY_PLACES } from '../privacy/places.ts';
import { THEMES } from '../shell/preferences.ts';
import { usePreferences } from '../shell/preferences-context.tsx';
import { usePeriodSearch } from '../shell/use-address.ts';
import { useTourAddress } from '../tour/tour-address.ts';
import type { Choice } from './choice.ts';

const ROOMS = [
  { to: '/maps', key: 'nav.maps', icon: MapIcon, needs: 'maps:read' },
  { to: '/journeys', key: 'nav.journeys', icon: Footprints, needs: 'insight:read' },
  { to: '/people', key: 'nav.people', icon: Users, needs: 'people:read' },
  { to: '/audiences', key: 'audiences.title', icon: UsersRound, needs: 'audiences:read' },
  ...PRIVACY_PLACES,
  ...DATA_PLACES,
  { to: '/team', key: 'team.title', icon: UsersRound, needs: 'access:read' },
] as const;

/** Rooms, maps and actions: what the palette offers before anything is entered. */
export function useStandingChoices(): readonly Choice[] {
  const { text, language, theme, change } = usePreferences();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const period = usePeriodSearch();
  const maps = useMaps();
  const tour = useTourAddress();
  const permissions = useSession().data?.permissions;
  return useMemo(() => {
    const { t } = text;
    const go = (to: string) => () => void navigate(to);
    const may = (permission: Permission): boolean => permissions?.includes(permission) ?? false;
    const rooms = ROOMS.filter(({ needs }) => may(needs)).map(
      ({ to, key, icon }): Choice => ({
        id: `room:${to}`,
        group: 'rooms',
        label: t(key),
        words: to === '/team' ? `${t('palette.words.rooms')} ${t('palette.words.team')}` : t('palette.words.rooms'),
        icon,
        remembered: true,
        perform: go(`${to}${period}`),
      }),
    );
    const found = (maps.data ?? []).map(
      (map): Choice => ({
        id: `map:${map.id}`,
        group: 'maps',
        label: map.title,
        words: t('nav.maps'),
        icon: MapIcon,
        remembered: true,
        perform: go(`/maps/${map.id}${period}`),
      }),
    );
    const action = (id: string, label: string, words: string, icon: Choice['icon'], perform: () => void): Choice => ({
      id: `action:${id}`,
      group: 'actions',
      label,
      words,
      icon,
      remembered: true,
      perform,
    });
    return [
      ...rooms,
      ...found,
      ...(may('maps:write')
        ? [action('newMap', t('maps.create'), t('palette.words.create'), Plus, go('/maps?new=1'))]
        : []),
      ...(may('imports:write')
        ? [action('import', t('palette.import'), t('palette.words.import'), Upload, go('/imports'))]
        : []),
      ...THEMES.filter((one) => one !== theme).map((one) =>
        action(`theme.${one}`, t('palette.theme', { name: t(`theme.${one}`) }), t('palette.words.theme'), SunMoon, () =>
          change({ theme: one }),
        ),
      ),
      ...LANGUAGES.filter((one) => one !== language).map((one) =>
        action(
          `language.${one}`,
          t('palette.language', { name: t(`language.${one}`) }),
          t('palette.words.language'),
          Languages,
          () => change({ language: one }),
        ),
      ),
      ...(tour === null ? [] : [action('tour', t('tour.start'), t('palette.words.tour'), Signpost, go(tour))]),
      action('profile', t('profile.title'), t('palette.words.profile'), CircleUser, go('/profile')),
      action('signOut', t('nav.signOut'), t('palette.words.signOut'), LogOut, signOut),
    ];
  }, [text, language, theme, change, navigate, period, maps.data, tour, permissions, signOut]);
}

/** People whose identifier begins with what was entered, and the way to all of them. */
export function usePeopleChoices(entered: string): readonly Choice[] {
  const { text } = usePreferences();
  const navigate = useNavigate();
  const period = usePeriodSearch();
  const query = entered.trim();
  const may = useMay('people:read');
  const people = usePeople({ query, chosen: null, period: { kind: 'all' }, enabled: may && query.length >= 2 });
  return useMemo(() => {
    if (!may || query.length < 2) return [];
    const first = people.data?.pages[0]?.items.slice(0, 4) ?? [];
    const all = new URLSearchParams(period);
    all.set('q', query);
    return [
      ...first.map(
        (person): Choice => ({
          id: `person:${person.id}`,
          group: 'people',
          label: person.identifiers.map((one) => one.value).join(', ') || person.id,
          words: '',
          icon: User,
          remembered: false,
          perform: () => void navigate(`/people/${person.id}${period}`),
        }),
      ),
      {
        id: 'people:search',
        group: 'people',
        label: text.t('palette.searchPeople', { query }),
        words: '',
        icon: Search,
        remembered: false,
        perform: () => void navigate(`/people?${all}`),
      },
    ];
  }, [text, navigate, period, query, may, people.data]);
}
