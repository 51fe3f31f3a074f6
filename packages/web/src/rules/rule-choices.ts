import { useQueries } from '@tanstack/react-query';
import { type JourneyMap, needsOfRules, type Rule, stepsInOrder } from '@waymark/model';
import { useMemo } from 'react';
import { useMay } from '../access/session.ts';
import { useAudiences } from '../audiences/queries.ts';
import { usePurposes } from '../consent/queries.ts';
import { useCatalogue } from '../maps/plan/queries.ts';
import { mapQuery, useMaps } from '../maps/queries.ts';
import { usePreferences } from '../shell/preferences-context.tsx';

/** Something that can be named in a rule. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

const byLabel = (a: Choice, b: Choice): number => a.label.localeCompare(b.label);

/** What rules may name: maps, touchpoints, audiences and purposes, with the words people know them by. */
export function useRuleChoices() {
  const { language } = usePreferences();
  const maps = useMaps();
  const catalogue = useCatalogue();
  const audiences = useAudiences();
  const purposes = usePurposes(useMay('consent:read'));
  return useMemo(
    () => ({
      maps: (maps.data ?? []).map(({ id, title }): Choice => ({ value: id, label: title })).sort(byLabel),
      touchpoints: [...(catalogue.data?.values() ?? [])]
        .map(({ id, name }): Choice => ({ value: id, label: name }))
        .sort(byLabel),
      audiences: (audiences.data ?? []).map(({ id, name }): Choice => ({ value: id, label: name })),
      purposes: (purposes.data?.items ?? []).map(
        ({ key, texts: [text] }): Choice => ({
          value: key,
          label: (language === 'de' ? text?.nameDe : text?.nameEn) ?? key,
        }),
      ),
    }),
    [language, maps.data, catalogue.data, audiences.data, purposes.data],
  );
}

/** The maps rules look at, by id; those not loaded yet are left out. */
export function useMapsOfRules(rules: readonly Rule[]): ReadonlyMap<string, JourneyMap> {
  const ids = [...needsOfRules(rules).maps].filter((id) => id !== '');
  const loaded = useQueries({ queries: ids.map((id) => mapQuery(id)) });
  return new Map(loaded.flatMap(({ data }) => (data === undefined ? [] : [[data.map.id, data.map] as const])));
}

/** Phases and steps of a map to choose from. */
export function placesOf(map: JourneyMap | undefined): { readonly phases: Choice[]; readonly steps: Choice[] } {
  if (map === undefined) return { phases: [], steps: [] };
  return {
    phases: map.phases.map(({ id, name }) => ({ value: id, label: name })),
    steps: stepsInOrder(map).map(({ step }) => ({ value: step.id, label: step.name })),
  };
}
