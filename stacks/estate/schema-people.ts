import { z } from 'zod';
import { email } from './schema-values';

/** Somebody who is called in an incident. */
export const contact = z.strictObject({
  name: z.string().min(1, 'must be 1 to 64 characters').max(64),
  role: z.enum(['commander', 'security-lead', 'infrastructure', 'legal', 'communications']),
  email,
  phone: z.string().regex(/^\+[0-9 ()-]{6,20}$/, 'must be an international phone number such as +91 22 1234 5678'),
});
