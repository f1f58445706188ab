import { AccountRegion } from '../../../../../stacks/aws/prepare/account-region/account-region';
import { accountNamed, testContext } from '../../../../support/estate';
import { readable, synth, type SynthesisedStack } from '../../../../support/synth';

const VPC = 'vpc-0a1b2c3d4e5f60718';

function accountRegion(name: string, region: string, change?: (input: any) => void): SynthesisedStack {
  const context = testContext(change);
  const account = accountNamed(context, name);
  return synth((app) => new AccountRegion(app, `prepare-aws-${name}-${region}`, { ...context, account, region }));
}

const all = (stack: SynthesisedStack, type: string) => Object.values(stack.resource[type] ?? {});
const one = (stack: SynthesisedStack, type: string) => {
  const found = all(stack, type);
  expect([type, found.length]).toEqual([type, 1]);
  return found[0]!;
};
const named = (stack: SynthesisedStack, type: string, name: string) =>
  all(stack, type).find((resource) => resource.tags?.Name === name || resource.name === name)!;

describe('snapshots', () => {
  test('a member with a VPC', () => {
    expect(readable(accountRegion('payments', 'eu-west-1'))).toMatchSnapshot();
  });

  test('the forensic account', () => {
    expect(readable(accountRegion('forensic', 'us-east-1'))).toMatchSnapshot();
  });
});

describe('VPCs', () => {
  const stack = accountRegion('payments', 'eu-west-1');

  test('flow logs record all traffic every minute in the evidence bucket, and are replaced without a gap', () => {
    expect(one(stack, 'aws_flow_log')).toMatchObject({
      vpc_id: VPC,
      traffic_type: 'ALL',
      max_aggregation_interval: 60,
      log_destination_type: 's3',
      log_destination: 'arn:aws:s3:::acme-firebreak-evidence-222222222222',
      destination_options: { file_format: 'parquet', hive_compatible_partitions: true, per_hour_partition: true },
      lifecycle: { create_before_destroy: true },
    });
  });

  test('the isolation group has no rule, and Terraform removes any that appears', () => {
    const group = named(stack, 'aws_security_group', 'firebreak-isolation');
    expect(group).toMatchObject({ vpc_id: VPC, ingress: [], egress: [] });
  });

  test('the untracked group opens both families both ways, and nothing attaches it', () => {
    const group = named(stack, 'aws_security_group', 'firebreak-untracked');
    for (const rules of [group.ingress, group.egress]) {
      expect(rules).toHaveLength(1);
      expect(rules[0]).toMatchObject({ protocol: '-1', cidr_blocks: ['0.0.0.0/0'], ipv6_cidr_blocks: ['::/0'] });
    }
    expect(group.description).toContain('ALLOWS EVERYTHING');
  });

  test('the NACL denies both families both ways, and claims no subnet', () => {
    const acl = one(stack, 'aws_network_acl');
    for (const rules of [acl.ingress, acl.egress]) {
      expect(rules.map((rule: any) => [rule.action, rule.protocol, rule.cidr_block ?? rule.ipv6_cidr_block])).toEqual([
        ['deny', '-1', '0.0.0.0/0'],
        ['deny', '-1', '::/0'],
      ]);
    }
    expect(acl).not.toHaveProperty('subnet_ids');
  });

  test('the DNS Firewall rule blocks every name, and is associated with no VPC', () => {
    expect(one(stack, 'aws_route53_resolver_firewall_domain_list').domains).toEqual(['*.']);
    expect(one(stack, 'aws_route53_resolver_firewall_rule')).toMatchObject({
      action: 'BLOCK',
      block_response: 'NODATA',
    });
    expect(stack.resource).not.toHaveProperty('aws_route53_resolver_firewall_rule_group_association');
  });

  test('DNS queries go to the evidence bucket', () => {
    expect(one(stack, 'aws_route53_resolver_query_log_config').destination_arn).toBe(
      'arn:aws:s3:::acme-firebreak-evidence-222222222222',
    );
    expect(one(stack, 'aws_route53_resolver_query_log_config_association').resource_id).toBe(VPC);
  });

  test('nothing refers to an instance, an interface or a subnet: the quarantine is inert', () => {
    expect(JSON.stringify(stack.resource)).not.toMatch(/"(network_interface|subnet|instance)_ids?":/);
  });

  test('a region without VPCs has everything else', () => {
    const types = Object.keys(accountRegion('payments', 'us-east-1').resource).sort();
    expect(types).toEqual([
      'aws_cloudwatch_log_account_policy',
      'aws_cloudwatch_log_group',
      'aws_ebs_default_kms_key',
      'aws_ebs_encryption_by_default',
      'aws_ebs_snapshot_block_public_access',
      'aws_ec2_image_block_public_access',
      'aws_ec2_serial_console_access',
      'aws_iam_role',
      'aws_iam_role_policy',
      'aws_kms_alias',
      'aws_kms_key',
      'aws_ssm_document',
    ]);
  });

  describe('three of them', () => {
    const vpcs = ['vpc-00000001', 'vpc-00000002', 'vpc-00000003'].map((id) => ({ id, region: 'eu-west-1' }));
    const with3 = (order: typeof vpcs) =>
      accountRegion('payments', 'eu-west-1', (input) => {
        input.aws.members[0].vpcs = [...order, { id: VPC, region: 'us-east-1' }];
      });

    test('have each their own of what belongs to a VPC, and share the rest', () => {
      const stack = with3(vpcs);
      const ids = (type: string, key: string) =>
        all(stack, type)
          .map((resource) => resource[key])
          .sort();
      expect(ids('aws_flow_log', 'vpc_id')).toEqual(vpcs.map((vpc) => vpc.id));
      expect(ids('aws_network_acl', 'vpc_id')).toEqual(vpcs.map((vpc) => vpc.id));
      expect(ids('aws_security_group', 'vpc_id')).toEqual(vpcs.flatMap((vpc) => [vpc.id, vpc.id]));
      expect(ids('aws_route53_resolver_query_log_config_association', 'resource_id')).toEqual(
        vpcs.map((vpc) => vpc.id),
      );
      one(stack, 'aws_route53_resolver_query_log_config');
      one(stack, 'aws_route53_resolver_firewall_rule_group');
    });

    test('make the same stack in any order', () => {
      expect(with3([...vpcs].reverse())).toEqual(with3(vpcs));
    });

    test('resources', () => {
      const { resource } = with3(vpcs);
      expect(
        Object.fromEntries(Object.entries(resource).map(([type, all]) => [type, Object.keys(all).sort()])),
      ).toMatchSnapshot();
    });
  });
});

describe('volumes and snapshots', () => {
  const stack = accountRegion('web', 'us-east-1');

  test('the key becomes the default before encryption is switched on, rotates, and cannot be destroyed', () => {
    const [id, key] = Object.entries(stack.resource.aws_kms_key!)[0]!;
    expect(key).toMatchObject({ enable_key_rotation: true, lifecycle: { prevent_destroy: true } });
    expect(one(stack, 'aws_kms_alias').name).toBe('alias/firebreak/ebs');
    expect(one(stack, 'aws_ebs_default_kms_key').key_arn).toBe(`\${aws_kms_key.${id}.arn}`);
    const [defaultKey] = Object.keys(stack.resource.aws_ebs_default_kms_key!);
    expect(one(stack, 'aws_ebs_encryption_by_default')).toMatchObject({
      enabled: true,
      depends_on: [`aws_ebs_default_kms_key.${defaultKey}`],
    });
  });

  test('nothing is public', () => {
    expect(one(stack, 'aws_ebs_snapshot_block_public_access').state).toBe('block-all-sharing');
    expect(one(stack, 'aws_ec2_image_block_public_access').state).toBe('block-new-sharing');
    expect(one(stack, 'aws_ec2_serial_console_access').enabled).toBe(false);
  });

  test('only the forensic account has the snapshot key', () => {
    const aliases = (name: string) => all(accountRegion(name, 'us-east-1'), 'aws_kms_alias').map((alias) => alias.name);
    expect(aliases('forensic')).toEqual(['alias/firebreak/ebs', 'alias/firebreak/snapshots']);
    for (const name of ['management', 'security', 'payments']) expect(aliases(name)).toEqual(['alias/firebreak/ebs']);
  });

  test('the account-wide public access block is in one stack: the home region, or the first of an account not there', () => {
    const has = (...args: Parameters<typeof accountRegion>) =>
      'aws_s3_account_public_access_block' in accountRegion(...args).resource;
    expect([has('payments', 'eu-west-1'), has('payments', 'us-east-1'), has('web', 'us-east-1')]).toEqual([
      true,
      false,
      true,
    ]);
    const elsewhere = (input: any) => (input.aws.members[1].regions = ['us-east-1', 'sa-east-1']);
    expect([has('web', 'us-east-1', elsewhere), has('web', 'sa-east-1', elsewhere)]).toEqual([true, false]);
  });
});

describe('logs', () => {
  const subscription = (stack: SynthesisedStack): Record<string, any> => {
    const policy = one(stack, 'aws_cloudwatch_log_account_policy');
    return { ...policy, policy_document: JSON.parse(policy.policy_document) };
  };

  test.each(['management', 'security', 'payments'])(
    '%s sends every log group to the destination of its region',
    (name) => {
      const stack = accountRegion(name, 'us-east-1');
      expect(subscription(stack)).toMatchObject({
        policy_type: 'SUBSCRIPTION_FILTER_POLICY',
        policy_document: {
          DestinationArn: 'arn:aws:logs:us-east-1:222222222222:destination:firebreak-application-logs',
          FilterPattern: '',
        },
      });
      expect(stack.resource).not.toHaveProperty('aws_kinesis_firehose_delivery_stream');
    },
  );

  test('the subscription waits for its role, and for the key so that IAM has spread the role', () => {
    const stack = accountRegion('payments', 'us-east-1');
    expect(subscription(stack).depends_on).toEqual([
      expect.stringMatching(/^aws_iam_role_policy\./),
      expect.stringMatching(/^aws_kms_key\./),
    ]);
  });

  test('the forensic account feeds the stream itself', () => {
    const stack = accountRegion('forensic', 'us-east-1');
    const [stream] = Object.keys(stack.resource.aws_kinesis_firehose_delivery_stream!);
    expect(subscription(stack).policy_document.DestinationArn).toBe(
      `\${aws_kinesis_firehose_delivery_stream.${stream}.arn}`,
    );
  });

  test('the errors of delivery are never delivered: they would multiply', () => {
    const stack = accountRegion('forensic', 'us-east-1', (input) => {
      input.aws.logs = { excludeLogGroups: ['/noisy', '/a'] };
    });
    const [options] = [
      one(stack, 'aws_kinesis_firehose_delivery_stream').extended_s3_configuration.cloudwatch_logging_options,
    ];
    const [group] = Object.entries(stack.resource.aws_cloudwatch_log_group!).find(([id]) =>
      options.log_group_name.includes(id),
    )!;
    const { name } = stack.resource.aws_cloudwatch_log_group![group]!;
    expect(subscription(stack).selection_criteria).toBe(`LogGroupName NOT IN ["/a","${name}","/noisy"]`);
  });

  test('Firehose writes lines of JSON below application-logs/ of the landing bucket, and what fails too', () => {
    const { extended_s3_configuration: s3 } = one(
      accountRegion('forensic', 'us-east-1'),
      'aws_kinesis_firehose_delivery_stream',
    );
    expect(s3.bucket_arn).toBe('arn:aws:s3:::acme-firebreak-landing-222222222222');
    expect(s3.prefix).toMatch(/^application-logs\/region=us-east-1\/year=.*\/$/);
    expect(s3.error_output_prefix).toMatch(/^application-logs\/failed\/region=us-east-1\/.*\/$/);
    expect(s3.processing_configuration.processors.map((processor: any) => processor.type)).toEqual([
      'Decompression',
      'AppendDelimiterToRecord',
    ]);
  });

  test('two regions of the forensic account share no role name', () => {
    const roles = (region: string) => all(accountRegion('forensic', region), 'aws_iam_role').map((role) => role.name);
    expect(roles('eu-west-1').filter((name) => roles('us-east-1').includes(name))).toEqual([]);
  });

  test('switched off, they leave nothing behind', () => {
    const off = (input: any) => (input.aws.logs = { applicationLogs: false, sessionManager: false });
    for (const name of ['forensic', 'payments']) {
      // At home: elsewhere the forensic account keeps its landing bucket, for load balancers.
      const types = Object.keys(accountRegion(name, 'eu-west-1', off).resource);
      expect(types.filter((type) => /cloudwatch|firehose|ssm|iam/.test(type))).toEqual([]);
    }
  });

  test('sessions are recorded without ever being refused for it', () => {
    const document = one(accountRegion('payments', 'us-east-1'), 'aws_ssm_document');
    expect(document.name).toBe('SSM-SessionManagerRunShell');
    expect(JSON.parse(document.content).inputs).toMatchObject({
      cloudWatchLogGroupName: expect.stringContaining('aws_cloudwatch_log_group'),
      cloudWatchEncryptionEnabled: false,
      cloudWatchStreamingEnabled: false,
    });
  });
});
