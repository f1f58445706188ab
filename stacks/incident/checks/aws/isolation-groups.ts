import { accountsOf, type AwsAccount } from '../../../aws/accounts';
import type { Estate } from '../../../estate/schema';
import { pathText, type Finding, type Path } from '../../../files/problem';
import { listed, type Check } from '../check';
import { knownTargets } from './targets';

/**
 * Instances and databases are isolated by what waits in their VPC: preparedness put it there, for the VPCs of the estate. To
 * give them back, nothing has to wait: a VPC may leave the estate meanwhile.
 */
export const isolationGroups: Check = (incident, { estate }) => {
  if (incident.phase !== 'contain') return [];
  return knownTargets(incident, estate).flatMap(({ target, path, account }) =>
    [...listed([...path, 'instances'], target.instances), ...listed([...path, 'databases'], target.databases)].flatMap(
      ({ entry, path: at }) => {
        const { region, vpc } = entry;
        if (region && !account.regions.includes(region)) return unpreparedRegion(at, region, account);
        if (!region || !vpc || account.vpcs.some(({ id, region: own }) => id === vpc && own === region)) return [];
        return unpreparedVpc([...at, 'vpc'], vpc, region, account, estate);
      },
    ),
  );
};

/** Attackers like regions that nobody uses. */
function unpreparedRegion(path: Path, region: string, account: AwsAccount): Finding[] {
  const at = [...path, 'region'];
  return [
    {
      path: at,
      message: `${pathText(at)} is not a region of ${account.name} in the estate: no isolation group waits there`,
      allowed: account.regions.join(', '),
      fix: `contain its role here; to isolate it, add ${region} and the VPC to the estate file and deploy ${stack(account, region)}`,
    },
  ];
}

function unpreparedVpc(path: Path, vpc: string, region: string, account: AwsAccount, estate: Estate): Finding[] {
  const own = account.vpcs.filter((candidate) => candidate.region === region).map(({ id }) => id);
  const owner = accountsOf(estate.aws).find(({ vpcs }) => vpcs.some(({ id }) => id === vpc));
  const [place, fix] = explain(vpc, region, account, owner);
  return [
    {
      path,
      message: `${pathText(path)} is ${place}: no isolation group waits there for ${account.name} in ${region}`,
      allowed: own.length > 0 ? own.join(', ') : `none: the estate lists no VPC of ${account.name} in ${region}`,
      fix,
    },
  ];
}

function explain(vpc: string, region: string, account: AwsAccount, owner?: AwsAccount): [place: string, fix: string] {
  if (!owner) {
    const add = `add { id: ${vpc}, region: ${region} } to the vpcs of ${account.name} in the estate file`;
    return ['no VPC of the estate', `${add} and deploy ${stack(account, region)}`];
  }
  if (owner.id === account.id) return ['listed in another region', 'correct the region, or the VPC'];
  const shared = `in a VPC that ${owner.name} shares, the groups of its owner cannot be used: isolate by hand`;
  return [`listed for ${owner.name}`, `correct the account or the VPC; ${shared}`];
}

function stack({ name }: AwsAccount, region: string): string {
  return `prepare-aws-${name}-${region}`;
}
