import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Rule } from '@waymark/model';
import { useEffect, useState } from 'react';
import { api, bodyOf } from '../api/client.ts';

/** How long writing must rest before people are counted. */
const REST_MS = 350;

/** For how many people a rule holds now, and some of them; null while the rule is not complete. */
export function useRuleCount(rule: Rule | null, sample: number) {
  const wanted = rule === null ? null : JSON.stringify(rule);
  const [asked, setAsked] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), REST_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const count = useQuery({
    queryKey: ['rule-count', asked, sample],
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) =>
      bodyOf(api.POST('/api/v1/rules/count', { body: { rule: JSON.parse(asked ?? '{}'), sample }, signal })),
  });
  return { ...count, isBehind: asked !== wanted || count.isFetching };
}
