import { z } from 'zod';

export const LANGUAGES = ['de', 'en'] as const;

/** Language of the texts of a map. */
export const languageSchema = z.enum(LANGUAGES);

export type Language = z.infer<typeof languageSchema>;
