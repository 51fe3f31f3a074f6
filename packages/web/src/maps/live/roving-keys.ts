import type { KeyboardEvent } from 'react';

/**
 * Arrow keys, Home and End move the focus among the buttons of a group, which is one stop of the Tab key; Escape gives up
 * what is chosen.
 */
export function rovingKeys(onEscape: () => void): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (event.key === 'Escape') {
      onEscape();
      return;
    }
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    const here = event.target instanceof HTMLElement ? buttons.indexOf(event.target) : -1;
    const places: Record<string, number> = {
      ArrowRight: here + 1,
      ArrowLeft: here - 1,
      Home: 0,
      End: buttons.length - 1,
    };
    const next = buttons[places[event.key] ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
}
