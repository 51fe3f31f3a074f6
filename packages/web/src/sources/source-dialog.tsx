import { type FormEvent, useState } from 'react';
import { useText } from '../shell/preferences-context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import page from '../ui/page.module.css';
import { type Source, type SourceChange, useChangeSource } from './queries.ts';
import styles from './sources.module.css';

/** What someone wants to do to a source, before it is named or confirmed. */
export type Asked =
  | { readonly kind: 'make' }
  | { readonly kind: 'rename' | 'rotate' | 'revoke'; readonly source: Source };

function changeOf(asked: Asked, name: string): SourceChange {
  if (asked.kind === 'make') return { kind: 'make', name };
  if (asked.kind === 'rename') return { kind: 'rename', id: asked.source.id, name };
  return { kind: asked.kind, id: asked.source.id };
}

/** Names a source, or asks before its key changes or goes. */
export function SourceDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const { t } = useText();
  const change = useChangeSource();
  const before = asked.kind === 'make' ? '' : asked.source.name;
  const [name, setName] = useState(before);
  const named = asked.kind === 'make' || asked.kind === 'rename';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '') change.mutate(changeOf(asked, name.trim()), { onSuccess: onClose });
  };
  return (
    <Dialog title={t(`sources.${asked.kind}.title`, { name: before })} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {named ? (
          <div className={page.field}>
            <label htmlFor="source-name">{t('sources.name')}</label>
            <input
              id="source-name"
              className={page.input}
              required
              maxLength={100}
              autoComplete="off"
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </div>
        ) : (
          <p>{t(asked.kind === 'rotate' ? 'sources.rotate.text' : 'sources.revoke.text')}</p>
        )}
        {change.isError && <ErrorNote error={change.error} />}
        <div className={page.actions}>
          <Button type="submit" look="primary" disabled={change.isPending}>
            {t(`sources.${asked.kind}.do`)}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
