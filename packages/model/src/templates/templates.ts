import type { Language } from '../language.ts';
import type { JourneyMap } from '../map/journey-map.ts';
import { buildTemplate, type TemplateOptions } from './build-template.ts';
import { classicFivePhases } from './classic-five-phases.ts';
import { decisionAToB } from './decision-a-to-b.ts';
import { onlineOrder } from './online-order.ts';
import { patientJourney } from './patient-journey.ts';
import type { TemplateSpec } from './template-spec.ts';
import { trainTrip } from './train-trip.ts';

const specs = { classicFivePhases, decisionAToB, trainTrip, onlineOrder, patientJourney } as const satisfies Record<
  string,
  TemplateSpec
>;

export type TemplateKey = keyof typeof specs;
export const TEMPLATE_KEYS = Object.keys(specs) as TemplateKey[];

/** What to show of a template before it is chosen. */
export interface TemplateSummary {
  key: TemplateKey;
  title: string;
  description: string;
  phases: string[];
  steps: number;
}

/** The templates there are, told in a language. */
export function mapTemplates(language: Language): TemplateSummary[] {
  return TEMPLATE_KEYS.map((key) => {
    const spec: TemplateSpec = specs[key];
    const place = language === 'de' ? 0 : 1;
    return {
      key,
      title: spec.title[place],
      description: spec.description[place],
      phases: spec.phases.map((phase) => phase.name[place]),
      steps: spec.phases.reduce((sum, phase) => sum + phase.steps.length, 0),
    };
  });
}

/**
 * A new map from a template, with the touchpoints it needs in `touchpoints`: add those to the catalogue, they have
 * fresh ids as well. Bindings name proposed events; fit them to what your sources send.
 */
export function mapFromTemplate(key: TemplateKey, options: TemplateOptions): JourneyMap {
  return buildTemplate(specs[key], options);
}
