import type { Estate } from '../../../stacks/estate/schema';
import type { Incident } from '../../../stacks/incident/schema';
import { Responder } from '../facts/responder';
import type { StackFolder } from '../../terraform/in-order';
import type { Terraform } from '../../terraform/terraform';
import type { Check } from '../../verify/check';
import { declared } from '../../verify/declared';
import { grown } from './grown';
import { simulated } from './simulated';

/** Whether containment has the effect that it should, by what AWS says now. */
export async function verifyContained(
  incident: Incident,
  stacks: readonly StackFolder[],
  estate: Estate,
  terraform: Terraform,
): Promise<Check[]> {
  const accounts = incident.aws.map(async (targets): Promise<Check[]> => {
    try {
      const responder = await Responder.in(targets.account, estate);
      // The responder role changes nothing in the IAM of the security account: the SCP alone denies there.
      const inSecurity = targets.account === estate.aws.security.id;
      const watched = inSecurity ? { ...targets, users: [] } : targets;
      const inIam = inSecurity ? [] : simulated(targets, incident, responder);
      return [...(await grown(watched, responder)), ...(await inIam)];
    } catch (error) {
      return [{ target: `account ${targets.account}`, state: 'unknown', what: (error as Error).message }];
    }
  });
  const [first, ...rest] = await Promise.all([declared(stacks, terraform), ...accounts]);
  return [...(first ?? []), ...rest.flat()];
}
