const KEY = 'waymark.palette';
const MOST = 5;

/** Ids of what was chosen lately on this device, the latest first. */
export function recentChoices(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, MOST) : [];
  } catch {
    // Storage is switched off or holds something else: nothing is remembered.
    return [];
  }
}

/** Puts a choice before those of before. */
export function rememberChoice(id: string): void {
  try {
    const kept = [id, ...recentChoices().filter((known) => known !== id)].slice(0, MOST);
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Nothing to do: it only is not among the first next time.
  }
}
