import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ask } from '../api/ask.ts';
import { useMap } from '../maps/queries.ts';
import { type Period, periodBounds } from '../shell/period.ts';

export interface Identifier {
  readonly kind: string;
  readonly value: string;
}

export interface Person {
  readonly id: string;
  readonly identifiers: readonly Identifier[];
  readonly events: number | null;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

interface PersonAnswer {
  id: string;
  identifiers?: Identifier[];
  events?: number | null;
  firstAt?: string | null;
  lastAt?: string | null;
}

function personOf(answer: PersonAnswer): Person {
  const at = (value: string | null | undefined): number | null => (value ? Date.parse(value) : null);
  return {
    id: answer.id,
    identifiers: answer.identifiers ?? [],
    events: answer.events ?? null,
    firstAt: at(answer.firstAt),
    lastAt: at(answer.lastAt),
  };
}

/** People at a step of a map, or those who do not go on after it. */
export interface AtStep {
  readonly map: string;
  readonly step: string;
  readonly lost: boolean;
}

export function usePeople({ query, atStep, period }: { query: string | null; atStep: AtStep | null; period: Period }) {
  const bounds = periodBounds(period, Date.now());
  return useInfiniteQuery({
    queryKey: ['people', query, atStep, bounds],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam }) => {
      const { body } = await ask<{ items: PersonAnswer[]; nextCursor: string | null; total?: number | null }>(
        '/api/v1/people',
        {
          query: {
            limit: 50,
            ...(query === null ? {} : { identifier: query }),
            ...(atStep === null
              ? {}
              : { map: atStep.map, step: atStep.step, ...(atStep.lost ? { lost: 'true' } : {}), ...bounds }),
            ...(pageParam === null ? {} : { cursor: pageParam }),
          },
        },
      );
      return { items: body.items.map(personOf), nextCursor: body.nextCursor, total: body.total ?? null };
    },
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** Names of the map and the step the address speaks of. */
export function useStepOfAddress(atStep: AtStep | null): { map: string; step: string } | null {
  const map = useMap(atStep?.map ?? null);
  if (atStep === null || !map.data) return null;
  const step = map.data.map.phases.flatMap((phase) => phase.steps).find((one) => one.id === atStep.step);
  return step === undefined ? null : { map: map.data.map.title, step: step.name };
}

export function usePerson(id: string) {
  return useQuery({
    queryKey: ['person', id],
    queryFn: async () => personOf((await ask<PersonAnswer>(`/api/v1/people/${encodeURIComponent(id)}`)).body),
  });
}

export interface Touch {
  readonly id: string;
  readonly at: number;
  readonly name: string;
  readonly kind: string;
  readonly channel: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

interface TouchAnswer {
  messageId: string;
  happenedAt: string;
  name: string;
  kind: string;
  channel?: string;
  properties?: Record<string, unknown>;
}

/** Everything that happened to a person, in order. */
export function useTimeline(id: string) {
  return useInfiniteQuery({
    queryKey: ['person', id, 'timeline'],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam }) => {
      const { body } = await ask<{ items: TouchAnswer[]; nextCursor: string | null }>(
        `/api/v1/people/${encodeURIComponent(id)}/timeline`,
        { query: { limit: 100, ...(pageParam === null ? {} : { cursor: pageParam }) } },
      );
      return {
        nextCursor: body.nextCursor,
        items: body.items.map(
          (item): Touch => ({
            id: item.messageId,
            at: Date.parse(item.happenedAt),
            name: item.name,
            kind: item.kind,
            channel: item.channel ?? '',
            properties: item.properties ?? {},
          }),
        ),
      };
    },
    getNextPageParam: (last) => last.nextCursor,
  });
}
