import { setTimeout as pause } from 'node:timers/promises';

/** How long a store may be away (restarting after it died) before a caller is told. */
export const PATIENCE_MS = 60_000;

const LOST = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EADDRNOTAVAIL']);
/** SQLSTATE: admin shutdown, crash shutdown, cannot connect now (starting up or shutting down), connection failures. */
const LOST_STATES = new Set(['57P01', '57P02', '57P03', '08000', '08001', '08003', '08006']);

/** Whether the error says that the connection went away or could not be made, and not that the statement was wrong. */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (LOST.has(code) || LOST_STATES.has(code)) return true;
  if (error instanceof AggregateError) return error.errors.some(isConnectionLoss);
  if (
    /connection terminated|connection ended|socket hang up|not queryable|timeout exceeded when trying to connect|aborted/i.test(
      error.message,
    )
  )
    return true;
  return error.cause !== undefined && isConnectionLoss(error.cause);
}

/** Tries again, with growing pauses, while the connection is the trouble and `again` allows it. */
export async function retryWhileAway<Result>(
  attempt: () => Promise<Result>,
  again: () => boolean = () => true,
): Promise<Result> {
  const startedAt = performance.now();
  for (let delayMs = 20; ; delayMs = Math.min(delayMs * 2, 1_000)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isConnectionLoss(error) || !again() || performance.now() - startedAt > PATIENCE_MS) throw error;
    }
    await pause(delayMs);
  }
}
