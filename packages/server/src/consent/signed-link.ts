import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse as uuidBytes, stringify as uuidText } from 'uuid';
import type { ServerContext } from '../context.ts';
import { instanceKey } from '../instance-key.ts';

type Context = Pick<ServerContext, 'configuration' | 'clock'>;

const MAC_BYTES = 16;
const HEAD_BYTES = 16 + 8 + 6;

/** What a link lets its bearer do: see and change one person's preferences, or confirm one request. */
export interface LinkMeaning {
  readonly workspace: string;
  /** The person's identity, or the number of the request. */
  readonly of: bigint;
  /** UTC milliseconds. */
  readonly expiresAt: number;
  /** The purpose whose address the link was sent to: agreeing to it there is confirmed already. '' for none. */
  readonly sentTo: string;
}

export type LinkKind = 'preferences' | 'confirmation';

const keys = new WeakMap<Context['configuration'], Map<LinkKind, Buffer>>();

function keyOf(ctx: Context, kind: LinkKind): Buffer {
  const own = keys.get(ctx.configuration) ?? new Map<LinkKind, Buffer>();
  keys.set(ctx.configuration, own);
  const key = own.get(kind) ?? instanceKey(ctx.configuration, `consent ${kind} links`);
  own.set(kind, key);
  return key;
}

const macOf = (ctx: Context, kind: LinkKind, body: Uint8Array): Buffer =>
  createHmac('sha256', keyOf(ctx, kind)).update(body).digest().subarray(0, MAC_BYTES);

/** The token of a link: workspace, whom, until when and what it proves, with 16 bytes of HMAC-SHA-256. Names nobody. */
export function signLink(ctx: Context, kind: LinkKind, { workspace, of, expiresAt, sentTo }: LinkMeaning): string {
  const head = Buffer.alloc(HEAD_BYTES);
  head.set(uuidBytes(workspace), 0);
  head.writeBigUInt64BE(of, 16);
  head.writeUIntBE(expiresAt, 24, 6);
  const body = Buffer.concat([head, Buffer.from(sentTo, 'utf8')]);
  return Buffer.concat([body, macOf(ctx, kind, body)]).toString('base64url');
}

/** What a token means; `expired` when its time is over, `unknown` when it was not signed here. */
export function readLink(ctx: Context, kind: LinkKind, token: string): LinkMeaning | 'expired' | 'unknown' {
  const bytes = Buffer.from(token, 'base64url');
  // Only one spelling of a token is taken.
  if (bytes.length < HEAD_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return 'unknown';
  const body = bytes.subarray(0, -MAC_BYTES);
  if (!timingSafeEqual(bytes.subarray(-MAC_BYTES), macOf(ctx, kind, body))) return 'unknown';
  const expiresAt = body.readUIntBE(24, 6);
  if (expiresAt <= ctx.clock()) return 'expired';
  return {
    workspace: uuidText(body.subarray(0, 16)),
    of: body.readBigUInt64BE(16),
    expiresAt,
    sentTo: body.subarray(HEAD_BYTES).toString('utf8'),
  };
}
