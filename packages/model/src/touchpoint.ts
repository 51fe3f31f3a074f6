import { z } from 'zod';
import { channelSchema, directionSchema, mediaKindSchema, natureSchema, presenceSchema } from './channel.ts';
import { idSchema } from './id.ts';
import { bindingSchema } from './rule/pattern.ts';
import { longTextSchema, shortTextSchema, translationsSchema } from './text.ts';

/**
 * An entry of the touchpoint catalogue, shared by all maps of a workspace: a place where a person meets us.
 * Its binding recognises events as touches of it.
 */
export const touchpointSchema = z
  .strictObject({
    id: idSchema,
    name: shortTextSchema,
    description: longTextSchema.optional(),
    channel: channelSchema,
    mediaKind: mediaKindSchema,
    nature: natureSchema,
    presence: presenceSchema,
    direction: directionSchema,
    /** Who answers for it in the house; '' = nobody yet. */
    department: shortTextSchema.default(''),
    binding: bindingSchema.optional(),
    translations: translationsSchema({
      name: shortTextSchema,
      description: longTextSchema,
      department: shortTextSchema,
    }),
  })
  .meta({ id: 'Touchpoint' });

export type Touchpoint = z.output<typeof touchpointSchema>;
/** A touchpoint as a file or a request may write it: what has a default may be left out. */
export type TouchpointInput = z.input<typeof touchpointSchema>;
