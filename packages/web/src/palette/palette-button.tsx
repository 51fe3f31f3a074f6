import { Search } from 'lucide-react';
import { useText } from '../shell/preferences-context.tsx';
import { APPLE } from './apple.ts';
import styles from './palette-button.module.css';
import { setPaletteOpen } from './palette-open.ts';

/** Opens the palette, and says which keys do the same. */
export function PaletteButton() {
  const { t } = useText();
  const keys = APPLE ? '⌘ K' : t('palette.keys');
  return (
    <button
      type="button"
      className={styles.button}
      aria-keyshortcuts={APPLE ? 'Meta+K' : 'Control+K'}
      aria-haspopup="dialog"
      title={`${t('palette.open')} (${keys})`}
      onClick={() => setPaletteOpen(true)}
    >
      <Search size={16} aria-hidden />
      <span className="visually-hidden">{t('palette.open')}</span>
      <kbd className={styles.keys}>{keys}</kbd>
    </button>
  );
}
