import { lazy, Suspense, useEffect } from 'react';
import { APPLE } from './apple.ts';
import { setPaletteOpen, usePaletteOpen } from './palette-open.ts';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));

/** Hears Ctrl+K (⌘K) on every page and shows the palette, which is loaded when it is first wanted. */
export function PaletteHost() {
  const open = usePaletteOpen();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || event.shiftKey || event.altKey) return;
      if (!(APPLE ? event.metaKey : event.ctrlKey)) return;
      event.preventDefault();
      // Another dialog keeps the page to itself.
      if (open || document.querySelector('dialog[open]') === null) setPaletteOpen(!open);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [open]);
  useEffect(() => () => setPaletteOpen(false), []);
  return (
    open && (
      <Suspense>
        <Palette onClose={() => setPaletteOpen(false)} />
      </Suspense>
    )
  );
}
