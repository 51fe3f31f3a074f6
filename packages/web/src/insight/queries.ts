import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/ask.ts';
import { useLiveTopic } from '../api/use-live.ts';
import { type Period, periodBounds } from '../shell/period.ts';

const LIVE_EVERY_MS = 2_000;
const SHOWN_VARIANTS = 100;

export interface Variant {
  readonly id: string;
  readonly events: readonly string[];
  readonly people: number;
  readonly share: number;
  readonly medianMs: number | null;
}

export interface Transition {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly people: number;
  readonly medianMs: number | null;
  readonly p90Ms: number | null;
}

interface VariantsAnswer {
  people: number;
  total: number;
  items: { events: string[]; people: number; share: number; medianMs?: number | null }[];
}

interface ProcessMapAnswer {
  activities: { name: string; count: number; people: number }[];
  edges: { from: string; to: string; count: number; people: number; medianMs?: number | null; p90Ms?: number | null }[];
}

export function useVariants(period: Period) {
  const bounds = periodBounds(period, Date.now());
  const queries = useQueryClient();
  useLiveTopic('index', LIVE_EVERY_MS, () => void queries.invalidateQueries({ queryKey: ['insight'] }));
  return useQuery({
    queryKey: ['insight', 'variants', bounds],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const { body } = await ask<VariantsAnswer>('/api/v1/insight/variants', {
        query: { ...bounds, limit: SHOWN_VARIANTS },
      });
      return {
        people: body.people,
        total: body.total,
        items: body.items.map(
          (item): Variant => ({ ...item, id: item.events.join('\n'), medianMs: item.medianMs ?? null }),
        ),
      };
    },
  });
}

export function useProcessMap(period: Period) {
  const bounds = periodBounds(period, Date.now());
  return useQuery({
    queryKey: ['insight', 'process-map', bounds],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const { body } = await ask<ProcessMapAnswer>('/api/v1/insight/process-map', { query: bounds });
      return {
        activities: body.activities.length,
        transitions: body.edges
          .map((edge): Transition => ({ ...edge, medianMs: edge.medianMs ?? null, p90Ms: edge.p90Ms ?? null }))
          .sort((a, b) => b.count - a.count || a.from.localeCompare(b.from) || a.to.localeCompare(b.to)),
      };
    },
  });
}
