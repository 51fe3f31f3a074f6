import { valueAtPath } from '@waymark/model';
import type { ServerContext } from '../context.ts';
import { sheetCell } from '../csv-cell.ts';
import { identitiesOf, identityText, traitsOfPeople } from '../people/index.ts';
import { membersOf } from './audiences.ts';

const PEOPLE_AT_ONCE = 2_000;
/** Between several identifiers of one kind. */
const AND = ' | ';

/** What of each member is written: identifiers of these kinds, and these traits (dotted paths). */
export interface MembersWish {
  readonly kinds: readonly string[];
  readonly traits: readonly string[];
}

function textOf(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Who is in an audience as CSV made to be opened in a spreadsheet, some people at a time. */
export async function* membersCsv(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  id: string,
  { kinds, traits }: MembersWish,
): AsyncGenerator<string> {
  const line = (cells: readonly string[]): string => `${cells.map(sheetCell).join(',')}\r\n`;
  yield line(['person', 'since', ...kinds, ...traits]);
  let after: bigint | undefined;
  for (;;) {
    const members = await membersOf(ctx, workspace, id, after, PEOPLE_AT_ONCE);
    const people = members.map(({ person }) => person);
    const [identities, known] = await Promise.all([
      identitiesOf(ctx, workspace, people),
      traits.length === 0 ? new Map<bigint, Record<string, unknown>>() : traitsOfPeople(ctx, workspace, people),
    ]);
    const own = Map.groupBy(identities, ({ person }) => person);
    let page = '';
    for (const { person, since } of members) {
      const identifiers = own.get(person) ?? [];
      page += line([
        identityText(person),
        since,
        ...kinds.map((wanted) => identifiers.flatMap(({ kind, value }) => (kind === wanted ? [value] : [])).join(AND)),
        ...traits.map((path) => textOf(valueAtPath(known.get(person) ?? {}, path))),
      ]);
    }
    if (page !== '') yield page;
    after = people.at(-1);
    if (members.length < PEOPLE_AT_ONCE) return;
  }
}
