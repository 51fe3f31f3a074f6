import { everyCode, type FollowPlace, type IndexState, type JourneyEngine } from '@waymark/engine';

/** The people behind each place of a process map: place as "kind from > to", people ascending. */
export type PeopleByPlace = Map<string, number[]>;

/** Asks the engine for the people of every place its process map has; every code is an event of its own. */
export async function placesByEngine(
  engine: JourneyEngine,
  index: IndexState,
  names: readonly string[],
): Promise<PeopleByPlace> {
  const selection = everyCode(names.length);
  const { nodes, edges } = await engine.processMap(index, selection);
  const places: PeopleByPlace = new Map();
  const add = async (kind: string, place: FollowPlace): Promise<void> => {
    const people = await engine.followers(index, selection, place);
    const name = (node: number | undefined): string => (node === undefined ? '' : (names[node] ?? ''));
    places.set(`${kind} ${name(place.from)} > ${name(place.to ?? place.at)}`, Array.from(people, Number));
  };
  for (const { node, starts, ends } of nodes) {
    await add('at', { at: node });
    if (starts > 0) await add('begins', { to: node });
    if (ends > 0) await add('ends', { from: node });
  }
  for (const { from, to } of edges) await add('follows', { from, to });
  return places;
}

/** The same from the rows of the SQL twin. */
export function placesOfRows(rows: readonly Record<string, unknown>[]): PeopleByPlace {
  return new Map(
    rows.map(({ kind, from, to, people }) => [
      `${kind} ${from} > ${to}`,
      Array.isArray(people) ? people.map(Number) : [],
    ]),
  );
}
