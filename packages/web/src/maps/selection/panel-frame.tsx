import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../../shell/preferences-context.tsx';
import { IconButton } from '../../ui/button.tsx';
import styles from '../live/panel.module.css';

/** The right-hand panel: what is chosen, by its name; its tools; what it is about; then the explanation. */
export function PanelFrame({
  title,
  meta,
  tools,
  onClose,
  children,
}: {
  readonly title: string;
  readonly meta?: ReactNode;
  /** Buttons before the cross. */
  readonly tools?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useText();
  return (
    <aside className={styles.panel} aria-label={t('panel.label')}>
      <div className={styles.top}>
        <h2>{title}</h2>
        <div className={styles.tools}>
          {tools}
          <IconButton icon={X} label={t('panel.close')} onClick={onClose} />
        </div>
        {meta}
      </div>
      {children}
    </aside>
  );
}
