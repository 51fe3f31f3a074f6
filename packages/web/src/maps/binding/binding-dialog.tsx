import { useMutation } from '@tanstack/react-query';
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { isStatus } from '../../api/problem.ts';
import { useEventNames } from '../../insight/queries.ts';
import { useText } from '../../shell/preferences-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import page from '../../ui/page.module.css';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useToast } from '../../ui/toast.tsx';
import styles from './binding-dialog.module.css';

/** Chooses, from the events really seen, those that show something happened. */
export function BindingDialog({
  title,
  saved,
  chosen: before,
  usedBy,
  save,
  onClose,
}: {
  title: string;
  /** What is said when it is done. */
  saved: string;
  /** Names of events bound already. */
  chosen: readonly string[];
  /** What else the events of a name show. */
  usedBy: (name: string) => readonly string[];
  save: (names: readonly string[]) => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useText();
  const showToast = useToast();
  const events = useEventNames();
  const bind = useMutation({ mutationFn: save });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(before));
  const [search, setSearch] = useState('');

  const seen = events.data ?? [];
  const unseen = [...chosen].filter((name) => !seen.some((one) => one.name === name));
  const words = search.trim().toLocaleLowerCase();
  const shown = [...seen, ...unseen.map((name) => ({ name, events: 0, people: null }))].filter((one) =>
    one.name.toLocaleLowerCase().includes(words),
  );

  const toggle = (name: string): void => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    setChosen(next);
  };

  return (
    <Dialog title={title} onClose={onClose}>
      <p>{t('bind.lead')}</p>
      {bind.isError && isStatus(bind.error, 412) && (
        <div role="alert" className={`${page.note} ${page.bad}`}>
          {t('bind.conflict')}
        </div>
      )}
      {bind.isError && !isStatus(bind.error, 412) && <ErrorNote error={bind.error} />}
      {events.isPending && <Skeleton rows={4} height={32} />}
      {events.isError && <ErrorNote error={events.error} onRetry={() => void events.refetch()} />}
      {events.data && (
        <>
          <div className={page.field}>
            <label htmlFor="bind-search">{t('bind.search')}</label>
            <input
              id="bind-search"
              type="search"
              className={page.input}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </div>
          <fieldset className={styles.events}>
            <legend className="visually-hidden">{t('bind.seen')}</legend>
            {shown.length === 0 && (
              <p className={styles.none}>{t(seen.length === 0 ? 'bind.noEvents' : 'bind.none')}</p>
            )}
            {shown.map((one) => {
              const others = usedBy(one.name);
              return (
                <label key={one.name} className={styles.event}>
                  <input type="checkbox" checked={chosen.has(one.name)} onChange={() => toggle(one.name)} />
                  <span className={styles.name}>{one.name}</span>
                  <small>
                    {one.events === 0
                      ? t('bind.notSeen')
                      : one.people === null
                        ? t('bind.eventsOnly', { events: one.events })
                        : t('bind.count', { events: one.events, people: one.people })}
                    {others.length > 0 && ` · ${t('bind.elsewhere', { steps: others.join(', ') })}`}
                  </small>
                </label>
              );
            })}
          </fieldset>
        </>
      )}
      {events.data && chosen.size > 1 && (
        <p>
          {t('bind.together', { events: seen.reduce((sum, one) => sum + (chosen.has(one.name) ? one.events : 0), 0) })}
        </p>
      )}
      <div className={page.actions}>
        <Button
          look="primary"
          icon={Link2}
          disabled={bind.isPending || !events.data}
          onClick={() =>
            bind.mutate([...chosen], {
              onSuccess() {
                showToast(saved);
                onClose();
              },
            })
          }
        >
          {t('bind.save', { count: chosen.size })}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </Dialog>
  );
}
