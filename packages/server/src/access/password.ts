import { hash, verify } from '@node-rs/argon2';

/** Shorter passwords are refused; nothing else is asked of them (NIST SP 800-63B: length, not composition). */
export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 200;

/** OWASP Password Storage Cheat Sheet: argon2id (the library's default) with 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The same text however it was typed: a letter with an accent may come as one character or as two. */
const asTyped = (password: string): string => password.normalize('NFC');

/** What is stored instead of a password: argon2id with a salt of its own, as a PHC string. */
export function hashPassword(password: string): Promise<string> {
  return hash(asTyped(password), COST);
}

let nobodys: Promise<string> | undefined;

/**
 * Whether the password is the one behind the stored hash. Without a hash (nobody has that address) the answer is no,
 * after the same work, so that time does not tell who has an account.
 */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  nobodys ??= hashPassword('nobody has this password');
  const matches = await verify(stored ?? (await nobodys), asTyped(password));
  return matches && stored !== undefined;
}
