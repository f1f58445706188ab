import { App, type TerraformStack } from 'cdktf';
import { prepareAws } from '../../../../../stacks/aws/prepare';
import { Expiry } from '../../../../../stacks/aws/prepare/storage/expiry';
import { accountNamed, testContext } from '../../../../support/estate';
import { synth } from '../../../../support/synth';

const context = testContext();
const account = accountNamed(context, 'forensic');
const rulesOf = (region: string) => {
  const stack = synth((app) => new Expiry(app, `prepare-aws-expiry-${region}`, { ...context, account, region }));
  expect(Object.keys(stack.resource)).toEqual(['aws_s3_bucket_lifecycle_configuration']);
  const all = Object.values(stack.resource.aws_s3_bucket_lifecycle_configuration!);
  return Object.fromEntries(all.map(({ bucket, rule }) => [bucket, rule as any[]]));
};
const days = (rules: any[] = []) => Object.fromEntries(rules.map(({ id, expiration }) => [id, expiration[0].days]));
const home = rulesOf('eu-west-1');
const EVIDENCE = 'acme-firebreak-evidence-222222222222';

test('no rule of the evidence bucket deletes anything but unfinished uploads', () => {
  expect(home[EVIDENCE]).toHaveLength(1);
  expect(Object.keys(home[EVIDENCE]![0]).sort()).toEqual([
    'abort_incomplete_multipart_upload',
    'filter',
    'id',
    'status',
  ]);
});

test('landed copies are kept for 90 days, access logs, which are in no other place, as long as evidence', () => {
  expect(Object.keys(home)).toEqual([EVIDENCE, 'acme-firebreak-landing-222222222222']);
  expect(days(home['acme-firebreak-landing-222222222222'])).toEqual({
    'aws-logs': 90,
    'application-logs': 90,
    'access-logs': 365,
    leftovers: undefined,
  });
});

test('elsewhere, what load balancers write expires, and nothing else is there', () => {
  const { 'acme-firebreak-logs-us-east-1-222222222222': landing, ...others } = rulesOf('us-east-1');
  expect(others).toEqual({});
  expect(days(landing)).toEqual({ 'aws-logs': 90, leftovers: undefined });
});

test('every landing bucket is there before its rules, and nothing but the guardrails waits for them', () => {
  const app = new App();
  prepareAws(app, context);
  const stacks = app.node.children as TerraformStack[];
  const before = (id: string) => stacks.find(({ node }) => node.id === id)!.dependencies.map(({ node }) => node.id);
  expect(before('prepare-aws-expiry-us-east-1')).toEqual(['prepare-aws-evidence', 'prepare-aws-forensic-us-east-1']);
  expect(before('prepare-aws-expiry-eu-west-1')).toContain('prepare-aws-evidence');
  const waiting = stacks.map(({ node }) => node.id).filter((id) => before(id).some((one) => one.includes('expiry')));
  expect(waiting).toEqual(['prepare-aws-guardrails']);
});
