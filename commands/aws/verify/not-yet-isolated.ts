import { DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import { ISOLATION } from '../../../stacks/aws/prepare/account-region/vpc-isolation';
import type { Estate } from '../../../stacks/estate/schema';
import type { AwsTargets } from '../../../stacks/incident/aws-targets';
import type { Incident } from '../../../stacks/incident/schema';
import { NotAssumed } from '../facts/assume';
import { instanceIn, interfacesOf } from '../facts/instances';
import { Responder } from '../facts/responder';

/**
 * Ids of the instances whose connections are still to be severed: those that have an interface on neither of the two groups.
 * Severing opens an instance to everybody for seconds, so that it happens once, however often `contain` is run.
 */
export async function notYetIsolated({ aws }: Incident, estate: Estate): Promise<string[]> {
  const all = await Promise.all(
    aws.map(async (targets) => {
      const severed = targets.instances.filter(({ isolation }) => isolation === 'severed');
      if (severed.length === 0) return [];
      const responder = await Responder.in(targets.account, estate).catch(orUnreachable);
      if (!responder) return []; // nor does Terraform get there, and says so; the other accounts do not wait for it
      const open = await Promise.all(severed.map((instance) => isOpen(instance, responder)));
      return severed.filter((_, index) => open[index]).map(({ id }) => id);
    }),
  );
  return all.flat();
}

function orUnreachable(error: unknown): undefined {
  if (!(error instanceof NotAssumed && error.certain)) throw error;
}

async function isOpen({ id, region, vpc }: AwsTargets['instances'][number], responder: Responder): Promise<boolean> {
  const instance = await instanceIn(region, id, responder);
  const { SecurityGroups: found = [] } = await responder.ec2(region).send(
    new DescribeSecurityGroupsCommand({
      Filters: [
        { Name: 'vpc-id', Values: [vpc] },
        { Name: 'group-name', Values: [ISOLATION.isolation, ISOLATION.untracked] },
      ],
    }),
  );
  const ours = found.map(({ GroupId: group }) => group);
  return (instance ? interfacesOf(instance) : []).some(({ groups }) => !groups.every((group) => ours.includes(group)));
}
