import type { ReactNode } from 'react';
import page from './page.module.css';

/** A table that scrolls sideways by itself where it is wider than its place; reachable by keyboard, so that arrows scroll it. */
export function ScrollTable({ label, caption, children }: { label: string; caption?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <section className={`${page.card} ${page.scroll}`} aria-label={label} tabIndex={0}>
      <table className={page.table}>
        {caption !== undefined && <caption className="visually-hidden">{caption}</caption>}
        {children}
      </table>
    </section>
  );
}
