import { useSyncExternalStore } from 'react';

const watchers = new Set<() => void>();
let open = false;

/** Opens or closes the palette of this tab. It outlives the page it was opened on. */
export function setPaletteOpen(next: boolean): void {
  if (next === open) return;
  open = next;
  for (const watcher of watchers) watcher();
}

export function usePaletteOpen(): boolean {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => open,
  );
}
