import { z } from 'zod';
import { CHANNELS, DIRECTIONS, MEDIA_KINDS, NATURES, PRESENCES } from './channel-traits.ts';

export * from './channel-traits.ts';

export const mediaKindSchema = z.enum(MEDIA_KINDS);
export const natureSchema = z.enum(NATURES);
export const presenceSchema = z.enum(PRESENCES);
export const directionSchema = z.enum(DIRECTIONS);
export const channelSchema = z.enum(CHANNELS);
