import type { Expectation, JourneyMap, Measure } from '@waymark/model';
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

type Measured = Expectation & { readonly measuredBy: Measure };

/** The property as ClickHouse names it; the schema of a measure lets only letters, digits and underscores through. */
const column = (path: string): string =>
  `properties.${path
    .split('.')
    .map((part) => `\`${part}\``)
    .join('.')}`;

interface Answers {
  readonly n: string;
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

/** The answers to several measures that are found in events of one name: one look at each event. */
async function answersTo(
  store: Store,
  workspace: string,
  event: string,
  measures: readonly Measure[],
  { from, to }: Period,
): Promise<(Answers | undefined)[]> {
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
  const asked = measures.map(
    (_, place) =>
      `count(g${place}) AS n${place}, avgOrNull(g${place}) AS m${place}, stddevSampOrNull(g${place}) AS d${place}`,
  );
  const [row = {}] = await store.events.query<Record<string, string | number | null>>(
    `SELECT ${asked.join(', ')} FROM (SELECT ${grades.join(', ')} FROM events FINAL WHERE ${conditions.join(' AND ')})`,
    { params },
  );
  const number = (value: string | number | null | undefined) => (typeof value === 'number' ? value : null);
  return measures.map((_, place) => ({
    n: String(row[`n${place}`] ?? 0),
    mean: number(row[`m${place}`]),
    deviation: number(row[`d${place}`]),
  }));
}

function experienceFrom(expectation: string, answers: Answers | undefined): Experience[] {
  const n = Number(answers?.n ?? 0);
  const mean = answers?.mean ?? null;
  if (n === 0 || mean === null) return [];
  const deviation = answers?.deviation ?? null;
  const half = n < 2 || deviation === null ? null : (Z_95 * deviation) / Math.sqrt(n);
  return [{ expectation, n, mean, low: half === null ? null : mean - half, high: half === null ? null : mean + half }];
}

/** What people experienced, for every expectation of the map that says where answers are found and has some in the period. */
export async function experienceOfMap(
  store: Store,
  workspace: string,
  map: JourneyMap,
  period: Period,
): Promise<Experience[]> {
  const measured = map.expectations.filter((one): one is Measured => one.measuredBy !== undefined);
  const events = [...new Set(measured.map(({ measuredBy }) => measuredBy.event))];
  const found = await Promise.all(
    events.map(async (event) => {
      const ofEvent = measured.filter(({ measuredBy }) => measuredBy.event === event);
      const measures = ofEvent.map(({ measuredBy }) => measuredBy);
      const answers = await answersTo(store, workspace, event, measures, period);
      return ofEvent.flatMap(({ id }, place) => experienceFrom(id, answers[place]));
    }),
  );
  return found.flat();
}
