import { LANGUAGES } from '@waymark/text';
import { Check, CircleUser, Plug, SunMoon, UsersRound } from 'lucide-react';
import { Link } from 'react-router';
import { useMay } from '../access/session.ts';
import { PopoverMenu } from './popover-menu.tsx';
import { THEMES } from './preferences.ts';
import { usePreferences, useText } from './preferences-context.tsx';
import styles from './shell.module.css';

/** Language and colours of this device; for those signed in also the ways to sources, team and profile. */
export function DisplayMenu({ places = false }: { places?: boolean }) {
  const { text, language, theme, change } = usePreferences();
  const { t } = text;
  return (
    <PopoverMenu
      label={`${t('bar.settings')}: ${language.toUpperCase()}`}
      face={
        <>
          <SunMoon size={16} aria-hidden /> {language.toUpperCase()}
        </>
      }
    >
      {(close) => (
        <>
          <h2 id="display-language">{t('bar.language')}</h2>
          <div role="radiogroup" aria-labelledby="display-language">
            {LANGUAGES.map((choice) => (
              <Choice key={choice} on={choice === language} onChoose={() => change({ language: choice })}>
                {t(`language.${choice}`)}
              </Choice>
            ))}
          </div>
          <h2 id="display-theme">{t('bar.theme')}</h2>
          <div role="radiogroup" aria-labelledby="display-theme">
            {THEMES.map((choice) => (
              <Choice key={choice} on={choice === theme} onChoose={() => change({ theme: choice })}>
                {t(`theme.${choice}`)}
              </Choice>
            ))}
          </div>
          {places && <Places onGo={close} />}
        </>
      )}
    </PopoverMenu>
  );
}

/** The ways to what is set up once. */
function Places({ onGo }: { onGo: () => void }) {
  const { t } = useText();
  const maySources = useMay('sources:read');
  const mayTeam = useMay('access:read');
  return (
    <div className={styles.places}>
      {maySources && (
        <Link to="/sources" className={styles.place} onClick={onGo}>
          <Plug size={16} aria-hidden />
          {t('sources.title')}
        </Link>
      )}
      {mayTeam && (
        <Link to="/team" className={styles.place} onClick={onGo}>
          <UsersRound size={16} aria-hidden />
          {t('team.title')}
        </Link>
      )}
      <Link to="/profile" className={styles.place} onClick={onGo}>
        <CircleUser size={16} aria-hidden />
        {t('profile.title')}
      </Link>
    </div>
  );
}

/** One of several; the chosen one carries a tick. */
export function Choice({ on, onChoose, children }: { on: boolean; onChoose: () => void; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of a menu that acts at once
    <button type="button" role="radio" aria-checked={on} className={styles.choice} onClick={onChoose}>
      {on ? <Check size={16} aria-hidden /> : <i />}
      {children}
    </button>
  );
}
