import { LANGUAGES } from '@waymark/text';
import { Signpost } from 'lucide-react';
import { type Session, useSession } from '../access/session.ts';
import { THEMES } from '../shell/preferences.ts';
import { usePreferences } from '../shell/preferences-context.tsx';
import { Page } from '../shell/shell.tsx';
import { useTourAddress } from '../tour/tour-address.ts';
import { LinkButton } from '../ui/button.tsx';
import page from '../ui/page.module.css';
import { Account } from './account.tsx';
import styles from './profile.module.css';
import { SessionList } from './session-list.tsx';
import { TimeZoneChoice, timeIn } from './time-zone.tsx';

/** Who one is, how Waymark looks, what time it is in the workspace, and where one is signed in. */
export function ProfilePage() {
  const { text, language, theme, change } = usePreferences();
  const { t } = text;
  const session = useSession();
  const member = session.data?.member ?? null;
  const tour = useTourAddress();
  return (
    <Page title={t('profile.title')}>
      <div className={page.page}>
        {session.data && <Account session={session.data} />}
        <section className={styles.part} aria-labelledby="profile-display">
          <div className={styles.about}>
            <h2 id="profile-display">{t('profile.display')}</h2>
            <p>{t(member === null ? 'profile.displayHint' : 'profile.displayHintMember')}</p>
          </div>
          <div className={styles.fields}>
            <OneOf
              name="language"
              label={t('bar.language')}
              choices={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
              chosen={language}
              onChoose={(value) => change({ language: value })}
            />
            <OneOf
              name="theme"
              label={t('bar.theme')}
              choices={THEMES.map((value) => ({ value, label: t(`theme.${value}`) }))}
              chosen={theme}
              onChoose={(value) => change({ theme: value })}
            />
            <TimeZoneChoice />
            {tour !== null && (
              <LinkButton icon={Signpost} to={tour}>
                {t('profile.tour')}
              </LinkButton>
            )}
          </div>
        </section>
        {session.data && <WorkspaceZone session={session.data} />}
        <SessionList />
      </div>
    </Page>
  );
}

/** A choice among few, all of them in sight. */
function OneOf<Value extends string>({
  name,
  label,
  choices,
  chosen,
  onChoose,
}: {
  name: string;
  label: string;
  choices: readonly { readonly value: Value; readonly label: string }[];
  chosen: Value;
  onChoose: (value: Value) => void;
}) {
  return (
    <fieldset className={styles.oneOf}>
      <legend>{label}</legend>
      <div>
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === chosen}
              onChange={() => onChoose(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The zone of the workspace, which is the same for everyone. */
function WorkspaceZone({ session }: { session: Session }) {
  const { text, language } = usePreferences();
  const { t } = text;
  const { name, timeZone } = session.workspace;
  return (
    <section className={styles.part} aria-labelledby="profile-zone">
      <div className={styles.about}>
        <h2 id="profile-zone">{t('profile.timeZone')}</h2>
        <p>{t('profile.workspaceZone')}</p>
      </div>
      <p className={styles.zone}>
        <b>{timeZone}</b>
        <span>{t('profile.timeZoneHint', { workspace: name, now: timeIn(language, timeZone) })}</span>
      </p>
    </section>
  );
}
