import { usePreferences } from '../shell/preferences-context.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useToast } from '../ui/toast.tsx';
import styles from './consent.module.css';
import { useConsentSettings, useSaveSettings } from './queries.ts';

const MODES = ['keep', 'pseudonymise', 'drop'] as const;

/** What becomes of events of people whose analytics are not allowed. */
export function CollectSetting({ mayChange }: { mayChange: boolean }) {
  const { t } = usePreferences().text;
  const settings = useConsentSettings();
  const save = useSaveSettings();
  const showToast = useToast();
  const chosen = save.isPending ? save.variables : settings.data?.collectWithoutAnalytics;
  return (
    <section className={styles.part}>
      <h2 id="collect-setting">{t('consent.collect.title')}</h2>
      <p className={styles.soft}>{t('consent.collect.lead')}</p>
      {settings.isPending && <Skeleton rows={3} height={56} />}
      {settings.isError && <ErrorNote error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.data && (
        <div role="radiogroup" aria-labelledby="collect-setting" className={styles.modes}>
          {MODES.map((mode) => (
            <label key={mode} className={styles.mode}>
              <input
                type="radio"
                name="collect-without-analytics"
                checked={chosen === mode}
                disabled={!mayChange}
                onChange={() => save.mutate(mode, { onSuccess: () => showToast(t('consent.saved')) })}
              />
              <span>
                <b>{t(`consent.collect.${mode}`)}</b>
                <small>{t(`consent.collect.${mode}Hint`)}</small>
              </span>
            </label>
          ))}
        </div>
      )}
      {save.isError && <ErrorNote error={save.error} />}
    </section>
  );
}
