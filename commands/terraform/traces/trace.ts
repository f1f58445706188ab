import type { Resource } from '../../../policies/linter/synthesised';

/**
 * Something in AWS that an incident made, recognised by what it carries: its name, its tags, the principal it is on.
 * Whether a Terraform state knows it is another question: whoever dies between making it and writing the state leaves it.
 */
export interface Trace {
  readonly type: string;
  /** By which Terraform imports it; but for attachments of managed policies, also its id in the state. */
  readonly id: string;
  /** For messages, such as `organizations policy firebreak-INC-42-444444444444-1a2b3c4d`. */
  readonly what: string;
  /** AWS refuses to make it twice. Anything else is made again, which replaces it by the same. */
  readonly unique: boolean;
  /** In force nowhere. */
  readonly idle?: boolean;
  /** Whether one of the resources of a stack is this. */
  readonly isDeclared: (resource: Resource, all: readonly Resource[]) => boolean;
  /** Takes it off and deletes it. Absent for evidence, which nobody deletes. */
  readonly remove?: () => Promise<unknown>;
}
