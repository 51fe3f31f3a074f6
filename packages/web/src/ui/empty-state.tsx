import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './page.module.css';

/** Says what will stand here and offers the first step. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  actions,
}: {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <section className={styles.empty}>
      <span className={styles.emptyIcon}>
        <Icon size={24} aria-hidden />
      </span>
      <h2>{title}</h2>
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </section>
  );
}
