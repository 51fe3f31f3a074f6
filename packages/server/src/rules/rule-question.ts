import {
  type BindingOf,
  checkRule,
  compileRule,
  type Id,
  type JourneyMap,
  NO_FACTS,
  needsOfRules,
  type Rule,
  type RuleProblem,
  type RuleVocabulary,
  stepsInOrder,
} from '@waymark/model';
import { consentRules, peopleWhoGranted } from '../consent/index.ts';
import type { ServerContext } from '../context.ts';
import { askIndex, peopleOfExperienceRule, peopleOnMap } from '../insight/index.ts';
import { allMaps } from '../maps/index.ts';
import { everybody, peopleWithTrait } from '../people/index.ts';
import { audiencesFor } from './audience-source.ts';
import { mustFitStatements, peopleOfRule, type StateLeaf } from './rule-people.ts';
import { ruleRefused } from './rule-refused.ts';

/** What rules of a workspace may name. */
interface Knowledge {
  readonly vocabulary: RuleVocabulary;
  readonly bindingOf: BindingOf;
  /** Only where the rule looks at any. */
  readonly maps: readonly JourneyMap[];
}

async function knowledgeOf(ctx: ServerContext, workspace: string, rule: Rule): Promise<Knowledge> {
  const needs = needsOfRules([rule]);
  const isNeeded = needs.maps.size > 0 || needs.touchpoints.size > 0 || needs.experiences.size > 0;
  const purposes = needs.consents.size === 0 ? [] : (await consentRules(ctx, workspace)).purposes;
  const { maps, touchpoints } = isNeeded ? await allMaps(ctx, workspace) : { maps: [], touchpoints: [] };
  const bindings = new Map(touchpoints.map(({ id, binding }) => [id, binding]));
  return {
    maps,
    bindingOf: (id) => bindings.get(id),
    vocabulary: {
      touchpoints: new Set(bindings.keys()),
      maps: new Map(
        maps.map((map): [Id, { steps: Set<Id>; phases: Set<Id> }] => [
          map.id,
          {
            steps: new Set(stepsInOrder(map).map(({ step }) => step.id)),
            phases: new Set(map.phases.map(({ id }) => id)),
          },
        ]),
      ),
      audiences: needs.audiences.size === 0 ? new Set() : await audiencesFor(ctx).ids(workspace),
      purposes: new Set(purposes.map(({ key }) => key)),
    },
  };
}

/** What a rule names that there is not. */
export async function problemsOfRule(ctx: ServerContext, workspace: string, rule: Rule): Promise<RuleProblem[]> {
  return checkRule(rule, (await knowledgeOf(ctx, workspace, rule)).vocabulary);
}

async function holdersOf(
  ctx: ServerContext,
  workspace: string,
  maps: readonly JourneyMap[],
  leaf: StateLeaf,
  nowMs: number,
): Promise<ReadonlySet<bigint>> {
  switch (leaf.kind) {
    case 'trait': {
      const { rule } = leaf;
      const evaluator = compileRule(rule);
      return peopleWithTrait(ctx, workspace, rule.trait, (value) =>
        evaluator.holds({ ...NO_FACTS, traits: value === undefined ? {} : { [rule.trait]: value } }, nowMs),
      );
    }
    case 'audience':
      return audiencesFor(ctx).members(workspace, leaf.rule.audience);
    case 'consent':
      return peopleWhoGranted(ctx, workspace, leaf.rule.consent);
    case 'map':
      return new Set(await peopleOnMap(ctx, workspace, leaf.rule, nowMs));
    case 'experience':
      return peopleOfExperienceRule(ctx, workspace, maps, leaf.rule, nowMs);
  }
}

/** Refuses a rule nobody could be asked about. @throws ProblemError invalid_field where it names what there is not, or is too large */
export async function mustBeAnswerable(ctx: ServerContext, workspace: string, rule: Rule): Promise<void> {
  const { vocabulary, bindingOf } = await knowledgeOf(ctx, workspace, rule);
  mustMakeSense(rule, vocabulary);
  mustFitStatements({ workspace, rule, nowMs: ctx.clock(), bindingOf });
}

function mustMakeSense(rule: Rule, vocabulary: RuleVocabulary): void {
  const [problem] = checkRule(rule, vocabulary);
  if (problem !== undefined) throw ruleRefused(`${problem.code} ${problem.name}`, problem.path);
}

/**
 * Everybody of a workspace for whom a rule holds now, ascending.
 * @throws ProblemError invalid_field where the rule names what there is not
 */
export async function peopleWhere(
  ctx: ServerContext,
  workspace: string,
  rule: Rule,
  signal?: AbortSignal,
): Promise<bigint[]> {
  const { vocabulary, bindingOf, maps } = await knowledgeOf(ctx, workspace, rule);
  mustMakeSense(rule, vocabulary);
  const nowMs = ctx.clock();
  return peopleOfRule(ctx.store, {
    workspace,
    rule,
    nowMs,
    bindingOf,
    holdersOf: (leaf) => holdersOf(ctx, workspace, maps, leaf, nowMs),
    everybody: () => everybody(ctx, workspace),
    askIndex: (leaves) => askIndex(ctx, workspace, leaves, nowMs, bindingOf),
    ...(signal === undefined ? {} : { signal }),
  });
}
