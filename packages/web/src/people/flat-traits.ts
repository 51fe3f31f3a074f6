import type { Trait } from './queries.ts';

/** A trait as it is read: what lies inside of others has a line of its own, under its dotted path. */
export interface FlatTrait {
  readonly path: string;
  /** Text, number, yes or no, a list as JSON; null: it was said that there is none. */
  readonly value: string | number | boolean | null;
  readonly learnedAt: string;
  readonly source: string;
}

function flat(path: string, value: unknown, trait: Trait): FlatTrait[] {
  const { learnedAt, source } = trait;
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return [{ path, value, learnedAt, source }];
  if (Array.isArray(value) || typeof value !== 'object' || Object.keys(value).length === 0)
    return [{ path, value: JSON.stringify(value) ?? null, learnedAt, source }];
  return Object.entries(value).flatMap(([key, inner]) => flat(`${path}.${key}`, inner, trait));
}

/** Every trait as lines, in the order given. */
export function flatTraits(traits: readonly Trait[]): FlatTrait[] {
  return traits.flatMap((trait) => flat(trait.key, trait.value, trait));
}
