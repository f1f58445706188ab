import { readPlan } from '../../commands/terraform/plan';
import { refusal } from '../../commands/terraform/refusal';
import type { Synthesised } from '../../commands/terraform/stack-json';

// What Terraform 1.11.4 prints, without the fields that nobody reads.
const ENI = 'eni-9d3a52f03041d164e';
const ADDRESS = `aws_network_interface.interface-${ENI}`;
const KEY = 'aws_iam_access_key.key-AKIAIOSFODNN7EXAMPLE';

const resource = (addr: string) =>
  `{"addr":"${addr}","module":"","resource":"${addr}","implied_provider":"aws","resource_type":"${addr.split('.')[0]}","resource_key":null}`;
const refreshing = (addr: string, id: string) =>
  `{"@level":"info","hook":{"resource":${resource(addr)},"id_key":"id","id_value":"${id}"},"type":"refresh_start"}`;
const planned = (addr: string, action: string, reason = '') =>
  `{"@level":"info","change":{"resource":${resource(addr)},"action":"${action}"${reason && `,"reason":"${reason}"`}},"type":"planned_change"}`;
const failed = (summary: string, detail = '') =>
  JSON.stringify({ '@level': 'error', diagnostic: { severity: 'error', summary, detail }, type: 'diagnostic' });

const stack = { id: 'INC-42-isolate-shop-eu-west-1', folder: 'cdktf.out/stacks/x', after: [] };
const declared: Synthesised = {
  resources: [],
  imports: [
    { to: ADDRESS, id: ENI },
    { to: KEY, id: 'AKIAIOSFODNN7EXAMPLE' },
  ],
  place: { account: '555555555555', region: 'eu-west-1' },
  roles: [],
};
const nothing: Synthesised = { ...declared, imports: [] };
const said = (lines: readonly string[], synthesised = declared) =>
  refusal(stack, readPlan(lines.join('\n')), synthesised)?.message;

test('a plan is read: what it would do, what the state knows, what is wrong', () => {
  const plan = readPlan(
    [
      refreshing(ADDRESS, ENI),
      planned(ADDRESS, 'delete', 'delete_because_no_resource_config'),
      failed('No'),
      'panic',
    ].join('\n'),
  );
  expect(plan).toEqual({
    changes: [
      {
        address: ADDRESS,
        type: 'aws_network_interface',
        action: 'delete',
        reason: 'delete_because_no_resource_config',
      },
    ],
    known: [{ address: ADDRESS, id: ENI }],
    errors: [{ severity: 'error', summary: 'No', detail: '' }],
    other: 'panic',
  });
});

describe('what is borrowed', () => {
  test.each([
    ['aws_network_interface', 'delete'],
    ['aws_network_interface', 'replace'],
    ['aws_network_acl_association', 'delete'],
    ['aws_iam_access_key', 'delete'],
    ['aws_db_instance', 'replace'],
    ['aws_rds_cluster', 'delete'],
  ])('%s: a plan to %s it is refused', (type, action) => {
    const text = said([refreshing(`${type}.x`, 'the-id'), planned(`${type}.x`, action)], nothing);
    expect(text).toMatch(/would destroy what is only borrowed: .*the-id\n {2}do: put it back into the incident file/);
  });

  test.each([
    ['forgotten', planned(ADDRESS, 'remove', 'delete_because_no_resource_config')],
    ['given back', planned(ADDRESS, 'update')],
    ['adopted', planned(ADDRESS, 'import')],
    ['taken over by creation', planned('aws_network_acl_association.subnet-1-quarantined', 'create')],
    ['something else, added before', planned('aws_iam_role_policy.role-app', 'delete')],
  ])('%s: carried out', (_, change) => {
    expect(said([refreshing(ADDRESS, ENI), change])).toBeUndefined();
  });

  test('half made: Terraform would destroy it, until it is told', () => {
    const address = 'aws_network_acl_association.subnet-1-quarantined';
    expect(said([planned(address, 'replace', 'tainted')])).toContain(`untaint ${address}`);
  });
});

describe('what is to be borrowed and is not there', () => {
  test('was never adopted', () => {
    const detail = `While attempting to import an existing object to "${ADDRESS}", the provider detected that no object exists with the given id.`;
    const text = said([failed('Cannot import non-existent remote object', detail)]);
    expect(text).toContain(`does not exist in the account and region: interface ${ENI}`);
    expect(text).toContain('interfaces of its instance');
  });

  test('a key, of which the provider asks first whose it is', () => {
    const summary =
      'fetching IAM Access Key (AKIAIOSFODNN7EXAMPLE) username via GetAccessKeyLastUsed: operation error IAM: GetAccessKeyLastUsed, https response error StatusCode: 404, api error NoSuchEntity: The Access Key with id AKIAIOSFODNN7EXAMPLE cannot be found';
    expect(said([failed(summary)])).toContain('access key AKIAIOSFODNN7EXAMPLE');
    expect(said([failed(summary.replace('NoSuchEntity', 'AccessDenied'))])).toBeUndefined(); // it may be there
  });

  test('was deleted since: Terraform would make another', () => {
    expect(said([refreshing(ADDRESS, ENI), planned(ADDRESS, 'create')])).toContain(`does not exist`);
  });

  test('any other failure is told in its own words', () => {
    expect(said([failed('reading EC2 Network Interface: UnauthorizedOperation')])).toBeUndefined();
  });
});
