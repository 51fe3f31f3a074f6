import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JourneyMap, Touchpoint } from '@waymark/model';
import type { Language } from '@waymark/text';
import { ask } from '../api/ask.ts';
import { useLiveTopic } from '../api/use-live.ts';
import { type Period, periodBounds } from '../shell/period.ts';
import type { LiveNumbers } from './live/live-numbers.ts';
import { type LiveAnswer, readLiveNumbers } from './live/read-live-numbers.ts';

/** Numbers are asked for again at most this often, however fast events arrive. */
const LIVE_EVERY_MS = 1_000;

export interface MapSummary {
  readonly id: string;
  readonly title: string;
  readonly decisionA: string;
  readonly decisionB: string;
  /** null where the list does not say. */
  readonly steps: number | null;
  readonly phases: number;
  /** UTC milliseconds. */
  readonly changedAt: number;
}

interface MapItem {
  id: string;
  title: string;
  decisionA: string;
  decisionB: string;
  steps: number;
  phases: number;
  updatedAt: string;
}

interface List<Item> {
  items: Item[];
  nextCursor: string | null;
}

export function useMaps() {
  return useQuery({
    queryKey: ['maps'],
    queryFn: async (): Promise<MapSummary[]> =>
      (await ask<List<MapItem>>('/api/v1/maps', { query: { limit: 200 } })).body.items.map(({ updatedAt, ...map }) => ({
        ...map,
        changedAt: Date.parse(updatedAt),
      })),
  });
}

export interface LoadedMap {
  readonly map: JourneyMap;
  readonly etag: string | null;
}

export function useMap(id: string) {
  return useQuery({
    queryKey: ['maps', id],
    queryFn: async (): Promise<LoadedMap> => {
      const { body, etag } = await ask<JourneyMap>(`/api/v1/maps/${encodeURIComponent(id)}`);
      return { map: body, etag };
    },
  });
}

export function useTouchpoints() {
  return useQuery({
    queryKey: ['touchpoints'],
    queryFn: async (): Promise<Touchpoint[]> =>
      (await ask<List<Touchpoint>>('/api/v1/touchpoints', { query: { limit: 1000 } })).body.items,
  });
}

/** The numbers of a map; asked for again when events arrive. */
export function useLiveNumbers(id: string, period: Period) {
  const queries = useQueryClient();
  const bounds = periodBounds(period, Date.now());
  useLiveTopic('index', LIVE_EVERY_MS, () => {
    void queries.invalidateQueries({ queryKey: ['live', id] });
    void queries.invalidateQueries({ queryKey: ['event-names'] });
  });
  return useQuery({
    queryKey: ['live', id, bounds],
    placeholderData: keepPreviousData,
    staleTime: 0,
    queryFn: async (): Promise<LiveNumbers> =>
      readLiveNumbers((await ask<LiveAnswer>(`/api/v1/maps/${encodeURIComponent(id)}/live`, { query: bounds })).body),
  });
}

export interface Template {
  readonly id: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly description: Readonly<Record<Language, string>>;
}

export function useTemplates() {
  return useQuery({
    queryKey: ['templates'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<Template[]> => (await ask<{ items: Template[] }>('/api/v1/maps/templates')).body.items,
  });
}

export function useCreateMap() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (wish: { template: string; language: Language; title: string }) =>
      (await ask<{ id: string; title: string }>('/api/v1/maps', { method: 'POST', json: wish })).body,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['maps'] }),
  });
}

export function useUploadMap() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (file: File) => {
      const map: unknown = JSON.parse(await file.text());
      return (await ask<{ id: string; title: string }>('/api/v1/maps', { method: 'POST', json: { map } })).body;
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['maps'] }),
  });
}

export function useDeleteMap() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (map: { id: string }) => ask(`/api/v1/maps/${encodeURIComponent(map.id)}`, { method: 'DELETE' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['maps'], exact: true }),
  });
}

export function useRestoreMap() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (map: { id: string }) => ask(`/api/v1/maps/${encodeURIComponent(map.id)}/restore`, { method: 'POST' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['maps'], exact: true }),
  });
}

/** Saves a map as a file of its own, with the touchpoints it uses. */
export async function downloadMap({ id, title }: { id: string; title: string }): Promise<void> {
  const { body } = await ask<JourneyMap>(`/api/v1/maps/${encodeURIComponent(id)}`);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(body, null, 2)], { type: 'application/json' }));
  link.download = `${title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'map'}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

export interface SeenEvent {
  readonly name: string;
  readonly events: number;
  readonly people: number | null;
}

/** Names of touches really seen, most frequent first. */
export function useEventNames() {
  return useQuery({
    queryKey: ['event-names'],
    queryFn: async (): Promise<SeenEvent[]> =>
      (await ask<{ items: SeenEvent[] }>('/api/v1/insight/event-names')).body.items,
  });
}

/** Binds a step of a map to events by their names; no event removes the binding. */
export function useBindStep(mapId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ stepId, events }: { stepId: string; events: readonly string[] }) => {
      const { body: map, etag } = await ask<JourneyMap>(`/api/v1/maps/${encodeURIComponent(mapId)}`);
      const changed: JourneyMap = {
        ...map,
        phases: map.phases.map((phase) => ({
          ...phase,
          steps: phase.steps.map((step) => {
            if (step.id !== stepId) return step;
            const { binding: _before, ...rest } = step;
            return events.length === 0 ? rest : { ...rest, binding: { name: [...events] } };
          }),
        })),
      };
      await ask(`/api/v1/maps/${encodeURIComponent(mapId)}`, {
        method: 'PUT',
        json: changed,
        ...(etag === null ? {} : { headers: { 'if-match': etag } }),
      });
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['maps', mapId] }),
        queries.invalidateQueries({ queryKey: ['live', mapId] }),
      ]),
  });
}
