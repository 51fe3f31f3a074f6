import { Link2, Upload } from 'lucide-react';
import { useMay } from '../../access/session.ts';
import { useEventNames } from '../../insight/queries.ts';
import { useText } from '../../shell/preferences-context.tsx';
import { usePeriod } from '../../shell/use-address.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import page from '../../ui/page.module.css';
import type { LiveView } from '../live/live-view.ts';

/** What stands between the plan and its numbers, and what to do about it: no events, nothing bound, nobody there. */
export function MapNotices({ view, onBind }: { view: LiveView; onBind: (step: string) => void }) {
  const { t } = useText();
  const [period, changePeriod] = usePeriod();
  const events = useEventNames();
  const mayBind = useMay('maps:write');
  const mayImport = useMay('imports:write');
  const unbound = view.steps.filter((step) => !step.bound);
  const first = unbound[0];
  if (view.steps.length === 0) return null;
  if (first !== undefined && unbound.length === view.steps.length) {
    const noEvents = events.data?.length === 0;
    return (
      <section className={page.note}>
        <b>{t('unbound.all.title')}</b>
        <span>{t(noEvents ? 'unbound.all.noEvents' : 'unbound.all.text')}</span>
        <div className={page.actions}>
          {noEvents && mayImport && (
            <LinkButton look="primary" icon={Upload} to="/imports">
              {t('unbound.import')}
            </LinkButton>
          )}
          {!noEvents && mayBind && (
            <Button look="primary" icon={Link2} onClick={() => onBind(first.id)}>
              {t('unbound.first')}
            </Button>
          )}
        </div>
      </section>
    );
  }
  if (view.measured && view.figures.people === 0) {
    return (
      <section className={page.note}>
        <b>{t(period.kind === 'all' ? 'nobody.never.title' : 'nobody.title')}</b>
        <span>{t(period.kind === 'all' ? 'nobody.never.text' : 'nobody.text')}</span>
        {period.kind !== 'all' && <Button onClick={() => changePeriod({ kind: 'all' })}>{t('nobody.all')}</Button>}
      </section>
    );
  }
  if (first === undefined) return null;
  return (
    <section
      className={page.note}
      style={{ gridAutoFlow: 'column', justifyContent: 'space-between', alignItems: 'center', paddingBlock: 6 }}
    >
      <span>{t('unbound.some', { count: unbound.length })}</span>
      {mayBind && (
        <Button look="quiet" icon={Link2} onClick={() => onBind(first.id)}>
          {t('unbound.next')}
        </Button>
      )}
    </section>
  );
}
