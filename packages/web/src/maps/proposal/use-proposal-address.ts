import { useSearchParams } from 'react-router';

/** What of the proposal stands in the address, and how to change it. */
export interface ProposalAddress {
  readonly importId: string | null;
  readonly without: readonly string[];
  readonly phases: number | null;
  setWithout(without: readonly string[]): void;
  setPhases(phases: number | null): void;
}

export function useProposalAddress(): ProposalAddress {
  const [search, setSearch] = useSearchParams();
  const change = (name: string, values: readonly string[]): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete(name);
        for (const value of values) next.append(name, value);
        return next;
      },
      { replace: true },
    );
  const phases = Number(search.get('phases'));
  return {
    importId: search.get('import'),
    without: search.getAll('without'),
    phases: Number.isInteger(phases) && phases >= 1 && phases <= 12 ? phases : null,
    setWithout: (without) => change('without', without),
    setPhases: (count) => change('phases', count === null ? [] : [String(count)]),
  };
}
