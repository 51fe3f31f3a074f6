import { LANGUAGES, type Language } from '@waymark/model';
import { BadgeCheck, CloudOff, CloudUpload, Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import type { MapDocumentState, Peer } from './map-document.ts';
import styles from './plan-bar.module.css';
import { usePlan } from './plan-context.tsx';
import { ReleaseDialog } from './release-dialog.tsx';

/** Above the board: taking back, what is saved, who else is here, in which language one writes, releasing. */
export function PlanBar({
  state,
  onUndo,
  onRedo,
  onLanguage,
}: {
  state: MapDocumentState;
  onUndo: () => void;
  onRedo: () => void;
  onLanguage: (language: Language) => void;
}) {
  const { map, writing, readOnly } = usePlan();
  const { t } = useText();
  const announce = useAnnounce();
  const [releasing, setReleasing] = useState(false);
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('plan.tools')}>
      {readOnly ? (
        <span className={styles.state}>{t('plan.readOnly')}</span>
      ) : (
        <>
          <IconButton
            icon={Undo2}
            label={t('plan.undo')}
            aria-keyshortcuts="Control+Z"
            disabled={!state.canUndo}
            onClick={() => {
              onUndo();
              announce(t('plan.undone'));
            }}
          />
          <IconButton
            icon={Redo2}
            label={t('plan.redo')}
            aria-keyshortcuts="Control+Shift+Z"
            disabled={!state.canRedo}
            onClick={() => {
              onRedo();
              announce(t('plan.redone'));
            }}
          />
          <Saving saving={state.saving} />
        </>
      )}
      <Peers peers={state.peers} />
      <span className={styles.space} />
      <label className={styles.language}>
        <span>{t('plan.writingIn')}</span>
        <select
          value={writing.language}
          onChange={(event) => {
            const language = LANGUAGES.find((one) => one === event.currentTarget.value);
            if (language !== undefined) onLanguage(language);
          }}
        >
          {LANGUAGES.map((one) => (
            <option key={one} value={one}>
              {one === map.language ? t('plan.mapLanguage', { language: t(`language.${one}`) }) : t(`language.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {!readOnly && (
        <Button icon={BadgeCheck} onClick={() => setReleasing(true)}>
          {t('plan.release')}
        </Button>
      )}
      {releasing && <ReleaseDialog onClose={() => setReleasing(false)} />}
    </div>
  );
}

function Saving({ saving }: { saving: MapDocumentState['saving'] }) {
  const { t } = useText();
  const Icon = saving === 'saved' ? BadgeCheck : saving === 'saving' ? CloudUpload : CloudOff;
  return (
    <span
      className={`${styles.state} ${saving === 'offline' ? styles.offline : ''}`}
      role="status"
      data-saving={saving}
    >
      {saving !== 'saved' && <Icon size={15} aria-hidden />}
      {t(`plan.${saving}`)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return words
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toLocaleUpperCase();
}

function Peers({ peers }: { peers: readonly Peer[] }) {
  const { t, format } = useText();
  if (peers.length === 0) return null;
  const names = peers.map(({ name }) => (name === '' ? t('plan.someone') : name));
  const label = t('plan.alsoHere', { names: format.list(names), count: peers.length });
  return (
    <span className={styles.peers} role="img" aria-label={label} title={label}>
      {peers.slice(0, 5).map(({ client, name }) => (
        <i key={client}>{name === '' ? '·' : initials(name)}</i>
      ))}
      {peers.length > 5 && <i>+{peers.length - 5}</i>}
    </span>
  );
}
