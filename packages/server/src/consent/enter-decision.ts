import type { ServerContext } from '../context.ts';
import { ProblemError } from '../problem.ts';
import type { Decision, Way } from './decision.ts';
import { append, lockLedger } from './ledger.ts';
import { consentRules } from './rules.ts';
import type { ConsentTables } from './tables.ts';

/** What somebody decided, as a member enters it. */
export interface EnteredDecision {
  readonly purpose: string;
  readonly decision: Decision;
  readonly way: Way;
  /** UTC milliseconds. */
  readonly at: number;
  readonly place: string;
  readonly textVersion: string;
}

/** Writes down what a person decided elsewhere. @throws ProblemError for a purpose there is not, or a time to come */
export async function enterDecision(
  ctx: Pick<ServerContext, 'store' | 'clock'>,
  workspace: string,
  identity: bigint,
  entered: EnteredDecision,
): Promise<void> {
  const { purposes } = await consentRules(ctx, workspace);
  const refuse = (field: string, reason: string): never => {
    throw new ProblemError('invalid_field', { path: `body.${field}`, values: { field, reason }, detail: reason });
  };
  if (!purposes.some(({ key }) => key === entered.purpose)) refuse('purpose', 'there is no such purpose');
  if (entered.at > ctx.clock()) refuse('at', 'expected a time that has passed');
  await ctx.store.state.inWorkspace<ConsentTables, void>(workspace, async (db) => {
    await lockLedger(db, workspace);
    await append(db, workspace, [{ ...entered, identity }]);
  });
}
