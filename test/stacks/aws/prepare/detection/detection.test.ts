import { Detection, detects, type ExistingDetection } from '../../../../../stacks/aws/prepare/detection/detection';
import { accountNamed, testContext } from '../../../../support/estate';
import { synth } from '../../../../support/synth';

interface Options {
  readonly region?: string;
  readonly existing?: ExistingDetection;
  readonly change?: (input: any) => void;
}

function stackOf({ region = 'eu-west-1', existing, change }: Options = {}): any {
  return synth((app) => {
    const context = testContext(change);
    return new Detection(app, `prepare-aws-detection-${region}`, {
      ...context,
      account: accountNamed(context, 'security'),
      region,
      management: accountNamed(context, 'management'),
      existing,
    });
  });
}

const only = (service: string) => (input: any) => {
  const off = { guardDuty: false, securityHub: false, detective: false, accessAnalyzer: false };
  input.aws.detection = service in off ? { ...off, [service]: true } : off;
};
const types = (stack: any) => Object.keys(stack.resource).sort();
const home = stackOf();
const elsewhere = stackOf({ region: 'us-east-1' });
const one = (stack: any, type: string): any => {
  const found = Object.values<any>(stack.resource[type] ?? {});
  expect(found).toHaveLength(1);
  return found[0];
};

test('works in the security account, and delegates from the management account, in one region', () => {
  expect(elsewhere.provider.aws).toMatchObject([
    { region: 'us-east-1', allowed_account_ids: ['333333333333'] },
    { region: 'us-east-1', allowed_account_ids: ['111111111111'], alias: 'management' },
  ]);
});

describe('GuardDuty', () => {
  const detectors = home.resource.aws_guardduty_detector;
  const [own, ofManagement]: any[] = Object.values(detectors);
  const [ownId, managementId] = Object.keys(detectors);

  test('is on in both accounts before it is delegated, and delegated before the organisation is configured', () => {
    expect(own).toMatchObject({ enable: true, finding_publishing_frequency: 'FIFTEEN_MINUTES' });
    expect(own.provider).toBeUndefined();
    expect(ofManagement).toMatchObject({ enable: true, provider: 'aws.management' });
    const administrator = one(home, 'aws_guardduty_organization_admin_account');
    expect(administrator).toMatchObject({ admin_account_id: '333333333333', provider: 'aws.management' });
    expect(administrator.depends_on).toEqual([
      `aws_guardduty_detector.${ownId}`,
      `aws_guardduty_detector.${managementId}`,
    ]);
    const organization = one(home, 'aws_guardduty_organization_configuration');
    expect(organization.auto_enable_organization_members).toBe('ALL');
    expect(organization.depends_on).toHaveLength(1);
    expect(organization.depends_on[0]).toMatch(/^aws_guardduty_organization_admin_account\./);
  });

  test('has the same protection plans on for the administrator as for everybody else', () => {
    const features = (type: string) => Object.values<any>(home.resource[type]).map((feature) => feature.name);
    expect(features('aws_guardduty_detector_feature')).toEqual(
      features('aws_guardduty_organization_configuration_feature'),
    );
    expect(features('aws_guardduty_detector_feature')).not.toContain('RUNTIME_MONITORING');
    for (const feature of Object.values<any>(home.resource.aws_guardduty_organization_configuration_feature)) {
      expect(feature.auto_enable).toBe('ALL');
    }
  });
});

describe('Security Hub', () => {
  test('is on and delegated in every region', () => {
    for (const stack of [home, elsewhere]) {
      expect(Object.values(stack.resource.aws_securityhub_account)).toMatchObject([
        { enable_default_standards: false },
        { enable_default_standards: false, provider: 'aws.management' },
      ]);
      expect(one(stack, 'aws_securityhub_organization_admin_account').admin_account_id).toBe('333333333333');
    }
  });

  test('is configured in the home region, centrally, for the root: accounts that exist as well as new ones', () => {
    expect(one(home, 'aws_securityhub_organization_configuration')).toMatchObject({
      auto_enable: false,
      auto_enable_standards: 'NONE',
      organization_configuration: { configuration_type: 'CENTRAL' },
    });
    expect(one(home, 'aws_securityhub_configuration_policy').configuration_policy).toMatchObject({
      service_enabled: true,
      enabled_standard_arns: [
        'arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0',
      ],
    });
    expect(one(home, 'aws_securityhub_configuration_policy_association').target_id).toBe('r-exam');
    expect(
      types(elsewhere).filter((type) => /securityhub_(finding|organization_configuration|configuration)/.test(type)),
    ).toEqual([]);
  });

  test('gathers the findings of the other regions, if there are others', () => {
    expect(one(home, 'aws_securityhub_finding_aggregator')).toMatchObject({
      linking_mode: 'SPECIFIED_REGIONS',
      specified_regions: ['us-east-1'],
    });
    const single = stackOf({
      region: 'us-east-1',
      change: (input) => {
        input.aws.homeRegion = 'us-east-1';
        input.aws.regions = ['us-east-1'];
      },
    });
    const aggregator = one(single, 'aws_securityhub_finding_aggregator');
    expect(aggregator.linking_mode).toBe('NO_REGIONS');
    expect(aggregator.specified_regions).toBeUndefined();
  });
});

test('Detective makes or finds its graph, is delegated, and then takes the organisation in', () => {
  const stack = stackOf({ change: only('detective') });
  const administrator = one(stack, 'aws_detective_organization_admin_account');
  expect(administrator).toMatchObject({ account_id: '333333333333', provider: 'aws.management' });
  expect(administrator.depends_on[0]).toMatch(/^aws_detective_graph\./);
  const organization = one(stack, 'aws_detective_organization_configuration');
  expect(organization.auto_enable).toBe(true);
  expect(organization.depends_on[0]).toMatch(/^aws_detective_organization_admin_account\./);
});

test('Access Analyzer looks at the whole organisation and needs no second provider', () => {
  const stack = stackOf({ change: only('accessAnalyzer') });
  expect(types(stack)).toEqual(['aws_accessanalyzer_analyzer']);
  expect(one(stack, 'aws_accessanalyzer_analyzer').type).toBe('ORGANIZATION');
  expect(stack.provider.aws).toHaveLength(1);
});

test.each(['guardDuty', 'securityHub', 'detective', 'accessAnalyzer'])('%s can be the only one', (service) => {
  const prefix = service.toLowerCase();
  for (const type of types(stackOf({ change: only(service) }))) expect(type).toContain(prefix);
  expect(detects(testContext(only(service)).estate)).toBe(true);
});

test('without any service there is no stack', () => {
  expect(detects(testContext(only('nothing')).estate)).toBe(false);
});

test('what is on already is imported, each with the provider of its account', () => {
  const stack = stackOf({
    existing: {
      securityDetector: 'a'.repeat(32),
      managementDetector: 'b'.repeat(32),
      securityHub: true,
      managementHub: true,
    },
  });
  expect(stack.import).toMatchObject([
    { to: expect.stringMatching(/^aws_guardduty_detector\./), id: 'a'.repeat(32) },
    { to: expect.stringMatching(/^aws_guardduty_detector\./), id: 'b'.repeat(32), provider: 'aws.management' },
    { to: expect.stringMatching(/^aws_securityhub_account\./), id: '333333333333' },
    { to: expect.stringMatching(/^aws_securityhub_account\./), id: '111111111111', provider: 'aws.management' },
  ]);
  expect(home.import).toBeUndefined();
});
