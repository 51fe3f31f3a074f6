import { z } from 'zod';

/**
 * Identifier of anything of ours. New ones are UUIDv7; files written by hand may use readable ones.
 * No slash and no space, so that ids can stand in paths and in combined keys (`lane/step`).
 */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$/, 'expected an id: 1 to 100 letters, digits, or _ . : -')
  .meta({ description: 'An identifier: 1 to 100 letters, digits, or _ . : -' });

export type Id = z.infer<typeof idSchema>;

/** Makes a fresh identifier. Passed in, because the model has no randomness of its own. */
export type MakeId = () => Id;

/** An id that names nothing; stands where a document has lost its own. */
export const NIL_ID: Id = '00000000-0000-7000-8000-000000000000';
