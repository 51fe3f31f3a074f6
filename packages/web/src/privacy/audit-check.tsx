import { Copy, ShieldAlert, ShieldCheck } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useText } from '../shell/preferences-context.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Field } from '../ui/field.tsx';
import { useCopy } from '../ui/use-copy.ts';
import styles from './privacy.module.css';
import { useVerdict } from './queries.ts';

/** Checks the whole log and says in words what was found. */
export function AuditCheck() {
  const { t, format } = useText();
  const verdict = useVerdict();
  const copy = useCopy();
  const [anchor, setAnchor] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    verdict.mutate(anchor.trim());
  };
  const found = verdict.data;
  const isSound = found !== undefined && found.brokenAt === null && found.anchorFound !== false;
  const Sign = isSound ? ShieldCheck : ShieldAlert;
  return (
    <section className={styles.check}>
      <form className={styles.checkForm} onSubmit={submit}>
        <Field
          label={t('audit.anchor')}
          hint={t('audit.anchorHint')}
          value={anchor}
          maxLength={64}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setAnchor(event.target.value)}
        />
        <Button type="submit" look="primary" icon={ShieldCheck} disabled={verdict.isPending}>
          {t(verdict.isPending ? 'audit.verifying' : 'audit.verify')}
        </Button>
      </form>
      <div aria-live="polite">
        {verdict.isError && <ErrorNote error={verdict.error} />}
        {found && (
          <div className={styles.verdict} data-sound={isSound}>
            <Sign size={28} className={styles.verdictSign} aria-hidden />
            <div>
              <p className={styles.result}>{t(isSound ? 'audit.sound' : 'audit.broken')}</p>
              <p>
                {found.brokenAt === null
                  ? t('audit.soundText', { entries: found.entries })
                  : t('audit.brokenText', {
                      n: format.number(found.brokenAt),
                      entries: format.number(found.entries),
                    })}
              </p>
              {found.anchorFound !== null && <p>{t(found.anchorFound ? 'audit.anchorFound' : 'audit.anchorGone')}</p>}
              {found.head !== null && found.brokenAt === null && (
                <p className={styles.head}>
                  <span>{t('audit.head')}</span>
                  <code>{found.head}</code>
                  <IconButton icon={Copy} label={t('audit.head')} onClick={() => copy(found.head ?? '')} />
                  <small>{t('audit.headHint')}</small>
                </p>
              )}
            </div>
          </div>
        )}
      </div>
    </section>
  );
}
