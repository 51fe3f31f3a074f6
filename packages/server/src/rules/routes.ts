import { RULE_PROBLEMS, ruleSchema } from '@waymark/model';
import { z } from 'zod';
import type { ServerContext } from '../context.ts';
import { askerOf, countEverybody, personSchema, summaries } from '../people/index.ts';
import { problemResponses } from '../problem.ts';
import type { App } from '../room.ts';
import { peopleWhere, problemsOfRule } from './rule-question.ts';

const MOST_SAMPLE = 50;

const problemSchema = z
  .object({
    code: z.enum(RULE_PROBLEMS),
    path: z.array(z.union([z.string(), z.int()])).describe('Leads to the part of the rule'),
    name: z.string(),
  })
  .meta({ id: 'RuleProblem' });

/** Rules before they are used: whether they make sense, and for whom they hold. */
export function rulesRoutes(app: App, ctx: ServerContext): void {
  app.post(
    '/api/v1/rules/check',
    {
      config: { permission: 'insight:read' },
      schema: {
        summary: 'What a rule names that there is not',
        tags: ['rules'],
        body: z.strictObject({ rule: ruleSchema }),
        response: { 200: z.object({ problems: z.array(problemSchema) }), ...problemResponses },
      },
    },
    async ({ access, body }) => ({
      problems: (await problemsOfRule(ctx, access.workspace, body.rule)).map(({ path, ...problem }) => ({
        ...problem,
        path: [...path],
      })),
    }),
  );

  app.post(
    '/api/v1/rules/count',
    {
      config: { permission: 'people:read' },
      schema: {
        summary: 'How many people a rule holds for now, and some of them',
        tags: ['rules'],
        body: z.strictObject({
          rule: ruleSchema,
          sample: z.int().min(0).max(MOST_SAMPLE).default(10).describe('How many of them to name'),
        }),
        response: {
          200: z.object({
            people: z.int(),
            of: z.int().describe('How many people there are'),
            sample: z.array(personSchema),
          }),
          ...problemResponses,
        },
      },
    },
    async ({ access, body }) => {
      const { workspace } = access;
      const [found, of] = await Promise.all([peopleWhere(ctx, workspace, body.rule), countEverybody(ctx, workspace)]);
      // Every so-manyth: the sample is the same while the people are.
      const stride = Math.max(1, Math.floor(found.length / Math.max(1, body.sample)));
      const chosen = found.filter((_, place) => place % stride === 0).slice(0, body.sample);
      return { people: found.length, of, sample: await summaries(ctx, askerOf(access), chosen) };
    },
  );
}
