import { z } from 'zod';
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password.ts';

export const emailSchema = z.string().trim().max(254).pipe(z.email());
export const nameSchema = z.string().trim().min(1).max(100);
export const passwordSchema = z.string().min(SHORTEST_PASSWORD).max(LONGEST_PASSWORD);

/** What one says of oneself when becoming a member. */
export const introductionSchema = z.object({ email: emailSchema, name: nameSchema, password: passwordSchema });
