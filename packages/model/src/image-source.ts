import { z } from 'zod';

/** Where an image lies: an http(s) address, or a path of this server. Never a script, never inline data. */
export const imageSourceSchema = z
  .string()
  .max(2000)
  .regex(/^(?:https?:\/\/[^\s"'<>\\]+|\/(?!\/)[^\s"'<>\\]*)$/, 'expected an http(s) address or a path of this server');
