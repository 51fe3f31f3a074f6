import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { emptyMap, type JourneyMap } from '@waymark/model';
import { type Language, textIn } from '@waymark/text';
import { api, bodyOf } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useLiveTopic } from '../api/use-live.ts';
import type { Period } from '../shell/period.ts';
import { useScope } from './audience/use-audience.ts';
import { bindStep } from './binding/bind-step.ts';
import { freshId } from './fresh-id.ts';
import type { LivedExperience } from './live/live-view.ts';
import { readLiveNumbers } from './live/read-live-numbers.ts';

/** Numbers are asked for again at most this often, however fast events arrive. */
const LIVE_EVERY_MS = 1_000;

const EXPERIENCE_STALE_MS = 30_000;

export type MapSummary = components['schemas']['MapSummary'];
export type MapTemplate = components['schemas']['MapTemplate'];

/** Asks again for maps and what they show when somebody has changed one, here or elsewhere. */
export function useMapNews(): void {
  const queries = useQueryClient();
  useLiveTopic('maps', LIVE_EVERY_MS, () => {
    for (const queryKey of [['maps'], ['live'], ['touchpoints']]) void queries.invalidateQueries({ queryKey });
  });
}

export function useMaps() {
  return useQuery({
    queryKey: ['maps'],
    queryFn: async () => {
      const items: MapSummary[] = [];
      let cursor: string | null = null;
      do {
        const query: { limit: number; cursor?: string } = cursor === null ? { limit: 200 } : { limit: 200, cursor };
        const page: { items: MapSummary[]; nextCursor: string | null } = await bodyOf(
          api.GET('/api/v1/maps', { params: { query } }),
        );
        items.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return items;
    },
  });
}

export interface LoadedMap {
  /** With the touchpoints its steps refer to. */
  readonly map: JourneyMap;
  readonly etag: string | null;
}

async function loadMap(id: string): Promise<LoadedMap> {
  const { data, response } = await api.GET('/api/v1/maps/{id}', { params: { path: { id } } });
  const map = await bodyOf(Promise.resolve(data === undefined ? { response } : { data, response }));
  // The client's reading of the type turns pairs into lists; the server has checked the answer against the schema.
  return { map: map as JourneyMap, etag: response.headers.get('etag') };
}

/** The question for a map, for those who ask for several. */
export const mapQuery = (id: string) => queryOptions({ queryKey: ['maps', id], queryFn: () => loadMap(id) });

export function useMap(id: string | null) {
  return useQuery({ ...mapQuery(id ?? ''), enabled: id !== null });
}

/** The numbers of a map; asked for again when events arrive. */
export function useLiveNumbers(id: string, period: Period) {
  const queries = useQueryClient();
  const scope = useScope(period);
  useLiveTopic('index', LIVE_EVERY_MS, () => {
    void queries.invalidateQueries({ queryKey: ['live', id] });
    void queries.invalidateQueries({ queryKey: ['event-names'] });
  });
  return useQuery({
    queryKey: ['live', id, scope],
    placeholderData: keepPreviousData,
    staleTime: 0,
    queryFn: async () =>
      readLiveNumbers(await bodyOf(api.GET('/api/v1/maps/{id}/live', { params: { path: { id }, query: scope } }))),
  });
}

/** What people experienced, by the id of the expectation. Answers are rare beside events: it is asked for with them, not oftener. */
export function useExperience(id: string, period: Period) {
  const scope = useScope(period);
  return useQuery({
    queryKey: ['live', id, 'experience', scope],
    placeholderData: keepPreviousData,
    staleTime: EXPERIENCE_STALE_MS,
    queryFn: async (): Promise<ReadonlyMap<string, LivedExperience>> => {
      const query = { params: { path: { id }, query: scope } };
      const { items } = await bodyOf(api.GET('/api/v1/maps/{id}/experience', query));
      return new Map(items.map(({ expectation, ...lived }) => [expectation, lived]));
    },
  });
}

export function useTemplates() {
  return useQuery({
    queryKey: ['templates'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => (await bodyOf(api.GET('/api/v1/maps/templates'))).items,
  });
}

export function useCreateMap() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: { template: MapTemplate['id']; language: Language; title: string }) =>
      bodyOf(api.POST('/api/v1/maps', { body: wish })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['maps'] }),
  });
}

/** A map to be drawn from nothing, its first words in the language of the map. */
export function useCreateEmptyMap() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ language, title }: { language: Language; title: string }) => {
      const { t } = textIn(language);
      const texts = {
        title: title === '' ? t('create.emptyTitle') : title,
        phase: t('create.emptyPhase'),
        step: t('create.emptyStep'),
        a: t('create.emptyA'),
        b: t('create.emptyB'),
      };
      return bodyOf(api.POST('/api/v1/maps', { body: { map: emptyMap(texts, language, freshId) } }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['maps'] }),
  });
}

export function useUploadMap() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (file: File) => {
      const map: unknown = JSON.parse(await file.text());
      return bodyOf(api.POST('/api/v1/maps', { body: { map } }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['maps'] }),
  });
}

export function useDeleteMap() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: MapSummary) => api.DELETE('/api/v1/maps/{id}', { params: { path: { id } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['maps'], exact: true }),
  });
}

export function useRestoreMap() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: MapSummary) => api.POST('/api/v1/maps/{id}/restore', { params: { path: { id } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['maps'], exact: true }),
  });
}

/** Saves a map as a file of its own, with the touchpoints it uses. */
export async function downloadMap({ id, title }: MapSummary): Promise<void> {
  const { map } = await loadMap(id);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(map, null, 2)], { type: 'application/json' }));
  link.download = `${title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'map'}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Binds a step of a map to events by their names; no event removes the binding. */
export function useBindStep(mapId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ stepId, events }: { stepId: string; events: readonly string[] }) => {
      const { map: before, etag } = await loadMap(mapId);
      const { map, touchpoints } = bindStep(before, stepId, events);
      for (const touchpoint of touchpoints) {
        await api.PUT('/api/v1/touchpoints/{id}', { params: { path: { id: touchpoint.id } }, body: touchpoint });
      }
      await api.PUT('/api/v1/maps/{id}', {
        params: { path: { id: mapId }, header: etag === null ? {} : { 'if-match': etag } },
        body: map,
      });
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['maps', mapId] }),
        queries.invalidateQueries({ queryKey: ['live', mapId] }),
      ]),
  });
}
