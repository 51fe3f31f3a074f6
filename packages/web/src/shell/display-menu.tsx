import { LANGUAGES } from '@waymark/text';
import { Check, CircleUser, Plug, SunMoon } from 'lucide-react';
import { Link } from 'react-router';
import { PopoverMenu } from './popover-menu.tsx';
import { THEMES } from './preferences.ts';
import { usePreferences } from './preferences-context.tsx';
import styles from './shell.module.css';

/** Language and colours of this device; for those signed in also the ways to sources and profile. */
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
          <h3 id="display-language">{t('bar.language')}</h3>
          <div role="radiogroup" aria-labelledby="display-language">
            {LANGUAGES.map((choice) => (
              <Choice key={choice} on={choice === language} onChoose={() => change({ language: choice })}>
                {t(`language.${choice}`)}
              </Choice>
            ))}
          </div>
          <h3 id="display-theme">{t('bar.theme')}</h3>
          <div role="radiogroup" aria-labelledby="display-theme">
            {THEMES.map((choice) => (
              <Choice key={choice} on={choice === theme} onChoose={() => change({ theme: choice })}>
                {t(`theme.${choice}`)}
              </Choice>
            ))}
          </div>
          {places && (
            <div className={styles.places}>
              <Link to="/sources" className={styles.place} onClick={close}>
                <Plug size={16} aria-hidden />
                {t('sources.title')}
              </Link>
              <Link to="/profile" className={styles.place} onClick={close}>
                <CircleUser size={16} aria-hidden />
                {t('profile.title')}
              </Link>
            </div>
          )}
        </>
      )}
    </PopoverMenu>
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
