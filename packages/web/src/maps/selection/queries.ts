import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, bodyOf } from '../../api/client.ts';
import type { components, paths } from '../../api/schema.ts';
import { usePeriod } from '../../shell/use-address.ts';
import { useScope } from '../audience/use-audience.ts';

type PeopleQuery = NonNullable<paths['/api/v1/maps/{id}/people']['get']['parameters']['query']>;

/** What is chosen of a map, as the API asks for the people behind it. */
export type PeopleChoice = Pick<PeopleQuery, 'of' | 'step' | 'next' | 'phase' | 'event'>;

export type Passage = components['schemas']['Passage'];
export type Fate = Passage['fates'][number]['fate'];

/** From a step on to the next, from a phase on to the later ones, or what ends at a step. */
export interface PassageChoice {
  readonly step?: string;
  readonly next?: string;
  readonly phase?: string;
}

/** What became of the journeys that came there; asked for again with the numbers of the map. */
export function usePassage(mapId: string, choice: PassageChoice) {
  const [period] = usePeriod();
  const scope = useScope(period);
  return useQuery({
    queryKey: ['live', mapId, 'passage', choice, scope],
    queryFn: () =>
      bodyOf(api.GET('/api/v1/maps/{id}/passage', { params: { path: { id: mapId }, query: { ...scope, ...choice } } })),
  });
}

/** The first people behind a choice, and how many there are. */
export function usePeopleBehind(mapId: string, choice: PeopleChoice, limit: number, enabled: boolean) {
  const [period] = usePeriod();
  const scope = useScope(period);
  return useQuery({
    queryKey: ['live', mapId, 'people', choice, scope, limit],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: () =>
      bodyOf(
        api.GET('/api/v1/maps/{id}/people', {
          params: { path: { id: mapId }, query: { ...scope, ...choice, limit } },
        }),
      ),
  });
}
