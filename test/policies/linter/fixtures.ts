import { BORROWED } from '../../../policies/linter/borrowed';
import type { Ledger } from '../../../policies/linter/rule';

const KEY = 'aws_iam_access_key.key';
const INTERFACE = 'aws_network_interface.interface';
const ACL = 'aws_network_acl_association.subnet-quarantined';

export const LEDGER: Ledger = {
  incident: 'INC-42',
  phase: 'contain',
  originals: { [KEY]: 'Active', [INTERFACE]: ['sg-a', 'sg-b'], [ACL]: 'acl-1' },
};

const tags = (kind: string) => ({
  firebreak: kind,
  incident: 'INC-42',
  commander: 'Asha Rao',
  expires: '2026-11-27T00:00:00Z',
});

/** A containment stack that can be undone: one thing added, one imported, one taken over, one forgotten. */
export function containment(change: (json: any) => void = () => undefined): any {
  const json = {
    provider: { aws: [{ region: 'eu-west-1', default_tags: [{ tags: tags('containment') }] }] },
    data: { aws_security_group: { isolation: { name: 'firebreak-isolation' } } },
    resource: {
      aws_iam_user_policy: {
        deny: { name: 'IRContainment-INC-42', user: 'ci', policy: '{"Resource":"$${aws:username}/uuid()"}' },
      },
      aws_iam_access_key: {
        key: {
          user: 'ci',
          status: 'Inactive',
          lifecycle: { prevent_destroy: true, ignore_changes: [...BORROWED.aws_iam_access_key!.ignored] },
        },
      },
      aws_network_interface: {
        interface: {
          subnet_id: 'subnet-1',
          security_groups: ['${data.aws_security_group.isolation.id}'],
          lifecycle: { prevent_destroy: true, ignore_changes: [...BORROWED.aws_network_interface!.ignored] },
        },
      },
      aws_network_acl_association: {
        'subnet-quarantined': {
          subnet_id: 'subnet-1',
          network_acl_id: 'acl-2',
          lifecycle: { prevent_destroy: true },
        },
      },
    },
    import: [
      { to: KEY, id: 'AKIAIOSFODNN7EXAMPLE' },
      { to: INTERFACE, id: 'eni-1' },
    ],
    removed: [{ from: 'aws_network_acl_association.subnet-returned', lifecycle: { destroy: false } }],
  };
  change(json);
  return json;
}

/** An evidence stack as it must be. */
export function evidence(change: (json: any) => void = () => undefined): any {
  const lifecycle = { prevent_destroy: true };
  const json = {
    provider: {
      aws: [
        { region: 'eu-west-1', default_tags: [{ tags: tags('evidence') }] },
        { region: 'eu-west-1', alias: 'forensic', default_tags: [{ tags: tags('evidence') }] },
      ],
    },
    resource: {
      aws_ebs_snapshot: { volume: { volume_id: 'vol-1', timeouts: { create: '24h' }, lifecycle } },
      aws_ebs_snapshot_copy: {
        copy: { source_snapshot_id: 'snap-1', kms_key_id: 'alias/a', timeouts: { create: '3h60m' }, lifecycle },
      },
      aws_s3_object: { facts: { bucket: 'b', key: 'k', checksum_algorithm: 'SHA256', lifecycle } },
    },
  };
  change(json);
  return json;
}
