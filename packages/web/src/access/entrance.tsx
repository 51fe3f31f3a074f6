import { type ReactNode, useEffect } from 'react';
import { DisplayMenu } from '../shell/display-menu.tsx';
import { Logo } from '../shell/logo.tsx';
import styles from './entrance.module.css';

/** The frame of the pages before one is in: a card, the name, and a way from A to B. */
export function Entrance({ title, shown = true, children }: { title: string; shown?: boolean; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Waymark`;
  }, [title]);
  return (
    <main className={styles.page}>
      <div className={styles.tools}>
        <DisplayMenu />
      </div>
      <div className={styles.card}>
        <div className={styles.brand}>
          <Logo /> Waymark
        </div>
        <div className={styles.way} aria-hidden>
          <b>A</b>
          <i />
          <b>B</b>
        </div>
        <h1 className={shown ? styles.title : 'visually-hidden'}>{title}</h1>
        {children}
      </div>
    </main>
  );
}
