import { compileRule, type ExperienceFact, type ExperienceRule, type JourneyMap, NO_FACTS } from '@waymark/model';
import type { ServerContext } from '../context.ts';
import { gradesQuery, measuredByEvent } from './experience.ts';

/**
 * The people for whom a rule about experience holds: of each expectation of the touchpoint that says where answers are found,
 * on whichever map, what a person answered last, minus the level promised. Who never answered is not among them.
 * @param maps all maps of the workspace
 */
export async function peopleOfExperienceRule(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  maps: readonly Pick<JourneyMap, 'expectations'>[],
  rule: ExperienceRule,
  nowMs: number,
): Promise<Set<bigint>> {
  const { touchpoint, aspect } = rule.experience;
  const expectations = maps
    .flatMap((map) => map.expectations)
    .filter((one) => one.touchpoint === touchpoint && (aspect === undefined || one.aspect === aspect));
  const experienced = new Map<bigint, ExperienceFact[]>();
  for (const [event, measured] of measuredByEvent({ expectations })) {
    // The period ends before its `to`.
    const period = { to: new Date(nowMs + 1).toISOString() };
    const measures = measured.map(({ measuredBy }) => measuredBy);
    const { sql, params } = gradesQuery({ workspace, event, measures, period });
    const last = measures.map((_, place) => `argMaxIf(e.g${place}, e.key, isNotNull(e.g${place})) AS last${place}`);
    const rows = await ctx.store.events.query<Record<string, string | number | null>>(
      `SELECT toString(if(p.person = 0, e.identity, p.person)) AS whose, ${last.join(', ')} FROM (${sql}) AS e
       LEFT JOIN (SELECT identity, person FROM identity_person FINAL WHERE workspace = {workspace:UUID}) AS p ON p.identity = e.identity
       GROUP BY whose`,
      { params },
    );
    for (const row of rows) {
      const person = BigInt(row.whose ?? 0);
      const own = experienced.get(person) ?? [];
      experienced.set(person, own);
      for (const [place, { aspect: of, level }] of measured.entries()) {
        const grade = row[`last${place}`];
        if (typeof grade === 'number') own.push({ touchpoint, aspect: of, gap: grade - level });
      }
    }
  }
  const { holds } = compileRule(rule);
  return new Set(
    [...experienced].flatMap(([person, experiences]) => (holds({ ...NO_FACTS, experiences }, nowMs) ? [person] : [])),
  );
}
