import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JourneyMap } from '@waymark/model';
import type { Language } from '@waymark/text';
import { api, bodyOf } from '../../api/client.ts';
import type { components } from '../../api/schema.ts';

export type Proposal = Omit<components['schemas']['MapProposal'], 'map'> & { readonly map: JourneyMap };

export interface ProposalQuestion {
  readonly language: Language;
  /** Only events this import brought. */
  readonly importId: string | null;
  /** Names that shall be no steps. */
  readonly without: readonly string[];
  /** By the number of steps when null. */
  readonly phases: number | null;
}

/** A first draft of a map from what people do. */
export function useProposal({ language, importId, without, phases }: ProposalQuestion) {
  const query = {
    language,
    ...(importId === null ? {} : { import: importId }),
    ...(without.length === 0 ? {} : { without: [...without] }),
    ...(phases === null ? {} : { phases }),
  };
  return useQuery({
    queryKey: ['proposal', query],
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<Proposal> => {
      const proposal = await bodyOf(api.GET('/api/v1/insight/proposed-map', { params: { query } }));
      // The client's reading of the type turns pairs into lists; the server has checked the answer against the schema.
      return { ...proposal, map: proposal.map as JourneyMap };
    },
  });
}

export function useCreateProposed() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (map: JourneyMap) => bodyOf(api.POST('/api/v1/maps', { body: { map } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['maps'] }),
  });
}
