/** Whether a name contains what is searched for; without a search every name does. */
export function holds(name: string, find: string | null): boolean {
  return find === null || name.toLocaleLowerCase().includes(find.toLocaleLowerCase());
}
