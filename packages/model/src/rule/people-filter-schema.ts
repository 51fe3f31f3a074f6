import { z } from 'zod';
import { MOST_FILTER_CHARACTERS, type PeopleFilter, peopleFilterFromText } from './people-filter.ts';

/** A filter as it comes over the wire. */
export const peopleFilterSchema = z
  .string()
  .max(MOST_FILTER_CHARACTERS)
  .transform((text, context): PeopleFilter => {
    const filter = peopleFilterFromText(text);
    if (filter !== undefined) return filter;
    context.addIssue({
      code: 'custom',
      message: 'expected conditions such as first:app;did:Name;has:Name:property:=value',
    });
    return z.NEVER;
  });
