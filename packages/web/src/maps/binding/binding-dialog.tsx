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
import type { LiveView } from '../live/live-view.ts';
import { useBindStep } from '../queries.ts';
import styles from './binding-dialog.module.css';

/** Chooses, from the events really seen, those that show a step was taken. */
export function BindingDialog({
  mapId,
  view,
  stepId,
  onClose,
}: {
  mapId: string;
  view: LiveView;
  stepId: string;
  onClose: () => void;
}) {
  const { t } = useText();
  const showToast = useToast();
  const events = useEventNames();
  const bind = useBindStep(mapId);
  const step = view.steps.find((one) => one.id === stepId);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(step?.boundEvents));
  const [search, setSearch] = useState('');
  if (step === undefined) return null;

  const usedBy = (name: string): string[] =>
    view.steps.filter((one) => one.id !== stepId && one.boundEvents.includes(name)).map((one) => one.name);
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
    <Dialog title={t('bind.title', { step: step.name })} onClose={onClose}>
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
      <div className={page.actions}>
        <Button
          look="primary"
          icon={Link2}
          disabled={bind.isPending || !events.data}
          onClick={() =>
            bind.mutate(
              { stepId, events: [...chosen] },
              {
                onSuccess() {
                  showToast(t('bind.saved', { step: step.name }));
                  onClose();
                },
              },
            )
          }
        >
          {t('bind.save', { count: chosen.size })}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </Dialog>
  );
}
