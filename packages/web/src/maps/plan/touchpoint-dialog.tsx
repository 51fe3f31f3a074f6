import {
  CHANNEL_TRAITS,
  CHANNELS,
  type Channel,
  DIRECTIONS,
  localizeTouchpoint,
  MEDIA_KINDS,
  NATURES,
  PRESENCES,
  type Touchpoint,
  writeText,
} from '@waymark/model';
import { Save } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import page from '../../ui/page.module.css';
import { Choice } from './choice.tsx';
import { usePlan } from './plan-context.tsx';
import styles from './plan-panel.module.css';
import { useSaveTouchpoints } from './queries.ts';

function fresh(id: string, channel: Channel): Touchpoint {
  const { mediaKind, nature, presence } = CHANNEL_TRAITS[channel];
  return { id, name: '', channel, mediaKind, nature, presence, direction: 'communication', department: '' };
}

/** Makes or changes an entry of the touchpoint catalogue; a channel brings its usual traits with it. */
export function TouchpointDialog({
  touchpoint,
  onSaved,
  onClose,
}: {
  touchpoint: Touchpoint | null;
  onSaved: (touchpoint: Touchpoint) => void;
  onClose: () => void;
}) {
  const { map, writing, makeId } = usePlan();
  const { t } = useText();
  const save = useSaveTouchpoints(map.id);
  const [draft, setDraft] = useState<Touchpoint>(() => touchpoint ?? fresh(makeId(), 'web'));
  // Texts of the catalogue are written in the language one writes the map in.
  const shown = localizeTouchpoint(draft, writing.language);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate([draft], {
      onSuccess() {
        onSaved(draft);
        onClose();
      },
    });
  };
  const change = (part: Partial<Touchpoint>): void => setDraft({ ...draft, ...part });
  return (
    <Dialog
      title={touchpoint === null ? t('plan.newTouchpoint') : t('plan.editTouchpoint', { name: shown.name })}
      onClose={onClose}
    >
      {touchpoint !== null && <p>{t('plan.touchpointShared')}</p>}
      <form className={styles.form} onSubmit={submit}>
        <label className={page.field}>
          <span>{t('plan.name')}</span>
          <input
            className={page.input}
            required
            maxLength={300}
            value={shown.name}
            onChange={(event) => setDraft(writeText(draft, 'name', event.currentTarget.value, writing))}
          />
        </label>
        <Choice
          label={t('plan.channel')}
          value={draft.channel}
          options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) })).sort((one, other) =>
            one.label.localeCompare(other.label),
          )}
          onChange={(channel) => {
            const { mediaKind, nature, presence } = CHANNEL_TRAITS[channel];
            change({ channel, mediaKind, nature, presence });
          }}
        />
        <div className={styles.two}>
          <Choice
            label={t('plan.mediaKind')}
            value={draft.mediaKind}
            options={MEDIA_KINDS.map((value) => ({ value, label: t(`map.media.${value}`) }))}
            onChange={(mediaKind) => change({ mediaKind })}
          />
          <Choice
            label={t('plan.nature')}
            value={draft.nature}
            options={NATURES.map((value) => ({ value, label: t(`plan.nature.${value}`) }))}
            onChange={(nature) => change({ nature })}
          />
          <Choice
            label={t('plan.presence')}
            value={draft.presence}
            options={PRESENCES.map((value) => ({ value, label: t(`plan.presence.${value}`) }))}
            onChange={(presence) => change({ presence })}
          />
          <Choice
            label={t('plan.direction')}
            value={draft.direction}
            options={DIRECTIONS.map((value) => ({ value, label: t(`plan.direction.${value}`) }))}
            onChange={(direction) => change({ direction })}
          />
        </div>
        <label className={page.field}>
          <span>{t('plan.department')}</span>
          <input
            className={page.input}
            maxLength={300}
            value={shown.department}
            onChange={(event) => setDraft(writeText(draft, 'department', event.currentTarget.value, writing))}
          />
        </label>
        {save.isError && <ErrorNote error={save.error} />}
        <div className={page.actions}>
          <Button type="submit" look="primary" icon={Save} disabled={save.isPending}>
            {t('action.save')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
