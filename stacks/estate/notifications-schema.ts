import { z } from 'zod';

const notification = z.strictObject({
  what: z
    .string()
    .min(1, 'must be 1 to 200 characters')
    .max(200)
    .describe('What has to be done, and by which law or contract; each once.'),
  withinHours: z
    .int()
    .min(1)
    .max(8760, 'must be at most 8760 (a year)')
    .describe('Hours from the declaration of an incident. An incident file may say another moment.'),
  to: z.string().min(1, 'must be text').optional().describe('Where: an address, a form, who does it. @default - none'),
});

/**
 * Both clocks start when the breach is known.
 *
 * Rule 7(2)(b) of the Digital Personal Data Protection Rules, 2025: within seventy-two hours of becoming aware, after a first
 * description without delay; in force from May 2027. https://www.dpdpa.com/dpdparules/rule7.html
 *
 * Article 33(1): not later than 72 hours after having become aware. https://eur-lex.europa.eu/eli/reg/2016/679/oj
 */
const DEFAULTS: z.input<typeof notification>[] = [
  { what: 'Notify the Data Protection Board of India (DPDP rule 7)', withinHours: 72 },
  { what: 'Notify the supervisory authority (GDPR article 33)', withinHours: 72 },
];

/** Whom the law or a contract makes the organisation tell of an incident, and until when; of every cloud. */
export const notifications = z
  .array(notification)
  .default(DEFAULTS)
  .describe(
    'Deadlines of every incident, counted from its declaration; listing any replaces the defaults. Whether one applies is decided per ' +
      'incident: notRequired, with the reason.',
  );

export type Notification = z.infer<typeof notification>;
