import { changeStep, localizeTouchpoint, type Step, type Touchpoint } from '@waymark/model';
import { Pencil, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import page from '../../ui/page.module.css';
import { CHANNEL_ICONS } from '../live/channel-icon.tsx';
import panel from '../live/panel.module.css';
import { usePlan } from './plan-context.tsx';
import styles from './plan-panel.module.css';
import { TouchpointDialog } from './touchpoint-dialog.tsx';

/** Where a step happens: entries of the catalogue that all maps share. */
export function TouchpointsSection({ step }: { step: Step }) {
  const { touchpoints, writing, change, readOnly } = usePlan();
  const { t } = useText();
  const [editing, setEditing] = useState<Touchpoint | 'new' | null>(null);
  const own = step.touchpoints.flatMap((id) => touchpoints.get(id) ?? []);
  const others = [...touchpoints.values()]
    .filter((one) => !step.touchpoints.includes(one.id))
    .map((one) => localizeTouchpoint(one, writing.language))
    .sort((one, other) => one.name.localeCompare(other.name));
  const set = (ids: (ids: readonly string[]) => string[]): void =>
    change((map) => changeStep(map, step.id, (one) => ({ ...one, touchpoints: ids(one.touchpoints) })));
  return (
    <section className={panel.group}>
      <h3>{t('plan.touchpoints')}</h3>
      {own.length === 0 && <p className={panel.soft}>{t('plan.noTouchpoint')}</p>}
      {own.length > 0 && (
        <ul className={styles.list}>
          {own.map((one) => {
            const { name, channel, mediaKind, department } = localizeTouchpoint(one, writing.language);
            const Icon = CHANNEL_ICONS[channel];
            const channelName = t(`channel.${channel}`);
            const shownName = name === '' ? channelName : name;
            return (
              <li key={one.id} className={styles.item}>
                <Icon size={17} aria-hidden />
                <span>
                  {shownName}
                  <small>
                    {[channelName, t(`map.media.${mediaKind}`), department].filter((part) => part !== '').join(' · ')}
                  </small>
                </span>
                {!readOnly && (
                  <>
                    <IconButton
                      icon={Pencil}
                      label={t('plan.editTouchpoint', { name: shownName })}
                      onClick={() => setEditing(one)}
                    />
                    <IconButton
                      icon={X}
                      label={t('plan.dropTouchpoint', { name: shownName })}
                      onClick={() => set((ids) => ids.filter((id) => id !== one.id))}
                    />
                  </>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {!readOnly && (
        <div className={styles.row}>
          <select
            className={`${page.input} ${styles.select}`}
            aria-label={t('plan.addTouchpoint')}
            value=""
            onChange={(event) => {
              const id = event.currentTarget.value;
              if (id !== '') set((ids) => [...ids, id]);
            }}
          >
            <option value="">{t('plan.addTouchpoint')}</option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name === '' ? t(`channel.${one.channel}`) : `${one.name} (${t(`channel.${one.channel}`)})`}
              </option>
            ))}
          </select>
          <Button icon={Plus} onClick={() => setEditing('new')}>
            {t('plan.newTouchpoint')}
          </Button>
        </div>
      )}
      {editing !== null && (
        <TouchpointDialog
          touchpoint={editing === 'new' ? null : editing}
          onSaved={(saved) => {
            if (editing === 'new') set((ids) => [...ids, saved.id]);
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}
