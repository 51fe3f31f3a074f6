import { Link, useSearchParams } from 'react-router';
import { useText } from '../shell/preferences-context.tsx';
import styles from './mode-switch.module.css';

const MODES = ['plan', 'live', 'compare'] as const;

/** Plan, live or compared: the same map, drawn or measured. What is chosen stays chosen. */
export function ModeSwitch() {
  const { t } = useText();
  const [search] = useSearchParams();
  const now = MODES.find((mode) => mode === search.get('mode')) ?? 'live';
  const to = (mode: string): string => {
    const next = new URLSearchParams(search);
    next.delete('chosen');
    next.delete('view');
    next.delete('against');
    if (mode === 'live') next.delete('mode');
    else next.set('mode', mode);
    return `?${next}`;
  };
  return (
    <nav className={styles.switch} aria-label={t('mode.label')}>
      {MODES.map((mode) => (
        <Link key={mode} to={to(mode)} aria-current={mode === now ? 'page' : undefined}>
          {t(`mode.${mode}`)}
        </Link>
      ))}
    </nav>
  );
}
