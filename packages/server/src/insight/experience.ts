import { holdsPerson, type IndexState } from '@waymark/engine';
import { type Expectation, type JourneyMap, type Measure, SCALES } from '@waymark/model';
import type { EventParameter, Store } from '@waymark/store';
import type { Period } from './period.ts';

/** What people answered about an aspect, on the scale of its expectation. */
export interface Experience {
  readonly expectation: string;
  readonly n: number;
  readonly mean: number;
  /** The mean's interval of 95 % by the normal distribution: mean ± 1.96 · s / √n; nothing below two answers. */
  readonly low: number | null;
  readonly high: number | null;
}

const Z_95 = 1.96;

export type Measured = Expectation & { readonly measuredBy: Measure };

/** The property as ClickHouse names it; the schema of a measure lets only letters, digits and underscores through. */
const column = (path: string): string =>
  `properties.${path
    .split('.')
    .map((part) => `\`${part}\``)
    .join('.')}`;

interface Answers {
  readonly n: number;
  readonly mean: number | null;
  readonly deviation: number | null;
}

/** The grades of one measure as an expression: null where an event has none, or is not of the situation meant. */
function gradeOf({ property, when }: Measure, place: number, params: Record<string, EventParameter>): string {
  const grade = `toFloat64OrNull(toString(${column(property)}))`;
  if (when === undefined) return grade;
  params[`is${place}`] = String(when.is);
  return `if(toString(${column(when.property)}) = {is${place}:String}, ${grade}, NULL)`;
}

interface Question {
  readonly store: Store;
  readonly workspace: string;
  readonly event: string;
  readonly measures: readonly Measure[];
  readonly period: Period;
}

/**
 * The rows of answers to several measures that are found in events of one name, as a subquery: g0, g1 … are the grades, `key`
 * the place among the events of a person.
 */
export function gradesQuery({ workspace, event, measures, period: { from, to } }: Omit<Question, 'store'>): {
  readonly sql: string;
  readonly params: Record<string, EventParameter>;
} {
  const conditions = ['workspace = {workspace:UUID}', "kind = 'track'", 'name = {event:String}'];
  const params: Record<string, EventParameter> = { workspace, event };
  if (from !== undefined) {
    conditions.push('happened_at >= fromUnixTimestamp64Milli({from:Int64})');
    params.from = Date.parse(from);
  }
  if (to !== undefined) {
    conditions.push('happened_at < fromUnixTimestamp64Milli({to:Int64})');
    params.to = Date.parse(to);
  }
  const grades = measures.map((measure, place) => `${gradeOf(measure, place, params)} AS g${place}`);
  return {
    sql: `SELECT identity, (happened_at, ordinal, identity, stated_at, message_id) AS key, ${grades.join(', ')} FROM events FINAL WHERE ${conditions.join(' AND ')}`,
    params,
  };
}

const numberOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** What everybody answered: one look at each event, added up where they lie. */
async function answersTo(question: Question): Promise<(Answers | undefined)[]> {
  const { sql, params } = gradesQuery(question);
  const asked = question.measures.map(
    (_, place) =>
      `count(g${place}) AS n${place}, avgOrNull(g${place}) AS m${place}, stddevSampOrNull(g${place}) AS d${place}`,
  );
  const [row = {}] = await question.store.events.query<Record<string, string | number | null>>(
    `SELECT ${asked.join(', ')} FROM (${sql})`,
    { params },
  );
  return question.measures.map((_, place) => ({
    n: Number(row[`n${place}`] ?? 0),
    mean: numberOrNull(row[`m${place}`]),
    deviation: numberOrNull(row[`d${place}`]),
  }));
}

/** Each answer with the person who gave it, resolved as of now. */
async function answersByPerson(question: Question): Promise<{ person: bigint; grades: (number | null)[] }[]> {
  const { sql, params } = gradesQuery(question);
  const grades = question.measures.map((_, place) => `e.g${place} AS g${place}`);
  const rows = await question.store.events.query<Record<string, string | number | null>>(
    `SELECT toString(if(p.person = 0, e.identity, p.person)) AS person, ${grades.join(', ')} FROM (${sql}) AS e
     LEFT JOIN (SELECT identity, person FROM identity_person FINAL WHERE workspace = {workspace:UUID}) AS p ON p.identity = e.identity`,
    { params },
  );
  return rows.map((row) => ({
    person: BigInt(row.person ?? 0),
    grades: question.measures.map((_, place) => numberOrNull(row[`g${place}`])),
  }));
}

/** What these people answered. */
async function answersOf(question: Question, state: IndexState): Promise<Answers[]> {
  const rows = (await answersByPerson(question)).filter(({ person }) => holdsPerson(state, person));
  return question.measures.map((_, place) => {
    const grades = rows.flatMap(({ grades: own }) => own[place] ?? []);
    const n = grades.length;
    if (n === 0) return { n, mean: null, deviation: null };
    const mean = grades.reduce((sum, grade) => sum + grade, 0) / n;
    const squares = grades.reduce((sum, grade) => sum + (grade - mean) ** 2, 0);
    return { n, mean, deviation: n < 2 ? null : Math.sqrt(squares / (n - 1)) };
  });
}

function experienceFrom(expectation: string, answers: Answers | undefined): Experience[] {
  const n = answers?.n ?? 0;
  const mean = answers?.mean ?? null;
  if (n === 0 || mean === null) return [];
  const deviation = answers?.deviation ?? null;
  const half = n < 2 || deviation === null ? null : (Z_95 * deviation) / Math.sqrt(n);
  return [{ expectation, n, mean, low: half === null ? null : mean - half, high: half === null ? null : mean + half }];
}

/** The expectations that say where answers are found, by the event they are found in. */
export function measuredByEvent({ expectations }: Pick<JourneyMap, 'expectations'>): Map<string, Measured[]> {
  const measured = expectations.filter((one): one is Measured => one.measuredBy !== undefined);
  return Map.groupBy(measured, ({ measuredBy }) => measuredBy.event);
}

/**
 * What people experienced, for every expectation of the map that says where answers are found and has some in the period.
 * @param state only the answers of these people; without it everybody's
 */
export async function experienceOfMap(
  store: Store,
  workspace: string,
  map: JourneyMap,
  period: Period,
  state?: IndexState,
): Promise<Experience[]> {
  const found = await Promise.all(
    [...measuredByEvent(map)].map(async ([event, expectations]) => {
      const measures = expectations.map(({ measuredBy }) => measuredBy);
      const question = { store, workspace, event, measures, period };
      const answers = await (state === undefined ? answersTo(question) : answersOf(question, state));
      return expectations.flatMap(({ id }, place) => experienceFrom(id, answers[place]));
    }),
  );
  return found.flat();
}

/** The people who answered about an expectation of the map, those farthest below what they may expect first. */
export async function peopleWhoAnswered(
  store: Store,
  workspace: string,
  map: JourneyMap,
  period: Period,
  state: IndexState,
): Promise<bigint[]> {
  const worst = new Map<bigint, number>();
  for (const [event, expectations] of measuredByEvent(map)) {
    const measures = expectations.map(({ measuredBy }) => measuredBy);
    for (const { person, grades } of await answersByPerson({ store, workspace, event, measures, period })) {
      const gaps = expectations.flatMap(({ level, scale }, place) => {
        const grade = grades[place] ?? null;
        return grade === null ? [] : [(grade - level) / (SCALES[scale].max - SCALES[scale].min)];
      });
      if (gaps.length > 0) worst.set(person, Math.min(worst.get(person) ?? Number.POSITIVE_INFINITY, ...gaps));
    }
  }
  return [...worst]
    .filter(([person]) => holdsPerson(state, person))
    .sort(([a, one], [b, other]) => one - other || (a < b ? -1 : 1))
    .map(([person]) => person);
}
