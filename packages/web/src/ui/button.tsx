import type { LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { Link, type LinkProps } from 'react-router';
import styles from './button.module.css';

interface Look {
  readonly look?: 'primary' | 'plain' | 'quiet';
  readonly icon?: LucideIcon;
  readonly wide?: boolean;
}

function classOf(look: Look['look'], wide: boolean | undefined, bare: boolean): string {
  return [
    styles.button,
    look === 'primary' && styles.primary,
    look === 'quiet' && styles.quiet,
    wide && styles.wide,
    bare && styles.icon,
  ]
    .filter(Boolean)
    .join(' ');
}

/** A button with its words, and an icon before them where it helps. */
export function Button({
  look,
  icon: Icon,
  wide,
  children,
  type = 'button',
  ...rest
}: Look & ComponentProps<'button'>) {
  return (
    <button {...rest} type={type} className={classOf(look, wide, false)}>
      {Icon && <Icon size={17} aria-hidden />}
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere. */
export function LinkButton({ look, icon: Icon, wide, children, ...rest }: Look & LinkProps & { children: ReactNode }) {
  return (
    <Link {...rest} className={classOf(look, wide, false)}>
      {Icon && <Icon size={17} aria-hidden />}
      {children}
    </Link>
  );
}

/** A button that is only an icon; `label` is what a screen reader says and what the tooltip shows. */
export function IconButton({
  icon: Icon,
  label,
  look = 'quiet',
  ...rest
}: { icon: LucideIcon; label: string; look?: Look['look'] } & Omit<ComponentProps<'button'>, 'children'>) {
  return (
    <button {...rest} type="button" aria-label={label} title={label} className={classOf(look, false, true)}>
      <Icon size={17} aria-hidden />
    </button>
  );
}
