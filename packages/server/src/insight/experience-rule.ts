import { compileRule, type ExperienceFact, type ExperienceRule, type JourneyMap, NO_FACTS } from '@waymark/model';
import type { ServerContext } from '../context.ts';
import { gradesQuery, measuredByEvent } from './experience.ts';

type Expecting = Pick<JourneyMap, 'expectations'>;

/**
 * What people answered last about a touchpoint, minus what was promised: of each of its expectations, on whichever map, that
 * says where answers are found. Who never answered is left out.
 * @param maps all maps of the workspace
 * @param aspect without it every aspect
 * @param people only these; without it everybody
 */
export async function experiencesAt(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  maps: readonly Expecting[],
  { touchpoint, aspect }: { readonly touchpoint: string; readonly aspect?: string | undefined },
  nowMs: number,
  people?: readonly bigint[],
): Promise<Map<bigint, ExperienceFact[]>> {
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
       ${people === undefined ? '' : 'WHERE if(p.person = 0, e.identity, p.person) IN {people:Array(UInt64)}'} GROUP BY whose`,
      { params: people === undefined ? params : { ...params, people: [...people] } },
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
  return experienced;
}

/** The people for whom a rule about experience holds. @param maps all maps of the workspace */
export async function peopleOfExperienceRule(
  ctx: Pick<ServerContext, 'store'>,
  workspace: string,
  maps: readonly Expecting[],
  rule: ExperienceRule,
  nowMs: number,
): Promise<Set<bigint>> {
  const experienced = await experiencesAt(ctx, workspace, maps, rule.experience, nowMs);
  const { holds } = compileRule(rule);
  return new Set(
    [...experienced].flatMap(([person, experiences]) => (holds({ ...NO_FACTS, experiences }, nowMs) ? [person] : [])),
  );
}
