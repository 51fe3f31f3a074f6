import { ProblemError } from '../problem.ts';

/** The ETag of a version. */
export const entityTag = (version: bigint): string => `"${version}"`;

/** The version an If-Match header asks for; nothing when there is none or it is `*`. */
export function expectedVersion(ifMatch: string | undefined): bigint | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,18})"$/.exec(ifMatch.trim())?.[1];
  if (version === undefined)
    throw new ProblemError('precondition_failed', {
      path: 'If-Match',
      detail: 'Expected the ETag of an earlier answer',
    });
  return BigInt(version);
}
