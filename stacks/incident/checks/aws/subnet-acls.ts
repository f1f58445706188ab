import { pathText, type Finding } from '../../../files/problem';
import { repeats } from '../../../files/repeats';
import { listed, type Check } from '../check';
import { targetParts } from './targets';

/** Isolation by NACL takes exactly the subnets in which the instance has an interface, and gives each back. */
export const subnetAcls: Check = (incident) => {
  const instances = targetParts(incident).flatMap(({ target, path }) =>
    listed([...path, 'instances'], target.instances).filter(({ entry }) => entry.isolation === 'nacl'),
  );
  const acls = instances.flatMap(({ entry, path }) => listed([...path, 'acls'], entry.acls));
  return [
    ...instances.flatMap(({ entry: { interfaces = [], acls: own = [] }, path }): Finding[] => {
      const subnets = interfaces.map((card) => card?.subnet);
      const taken = own.map((acl) => acl?.subnet);
      // An invalid entry may be the missing one.
      if (subnets.length === 0 || [...subnets, ...taken].includes(undefined)) return [];
      const missing = [...new Set(subnets)].filter((subnet) => !taken.includes(subnet));
      const strange = taken.flatMap((subnet, index) => (subnets.includes(subnet) ? [] : [index]));
      return [
        ...missing.map((subnet) => ({
          path: [...path, 'acls'],
          at: 'key' as const,
          message: `${pathText([...path, 'acls'])} lacks ${subnet}, in which the instance has an interface: it would stay connected`,
          allowed: 'every subnet of the interfaces',
          fix: `add { subnet: ${subnet}, was: … } with the NetworkAclId that \`aws ec2 describe-network-acls\` shows, or let \`firebreak open\` look it up`,
        })),
        ...strange.map((index) => ({
          path: [...path, 'acls', index, 'subnet'],
          message: `${pathText([...path, 'acls', index])} is a subnet in which the instance has no interface: strangers would be cut off`,
          allowed: [...new Set(subnets)].join(', '),
          fix: 'remove it',
        })),
      ];
    }),
    // Two instances may share a subnet, but it had one NACL.
    ...repeats(acls, ({ entry }) => entry.subnet).flatMap(({ entry: { entry: acl, path }, first }) => {
      if (acl.was === undefined || first.entry.was === undefined || acl.was === first.entry.was) return [];
      return {
        path: [...path, 'was'],
        message: `${pathText([...path, 'was'])} differs from ${pathText([...first.path, 'was'])}: a subnet has one NACL`,
        allowed: 'the NACL from before containment, once',
        fix: 'keep the one that the first record of the incident shows; the other one is the quarantine itself',
      };
    }),
  ];
};
