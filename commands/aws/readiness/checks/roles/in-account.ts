import type { IAMClient } from '@aws-sdk/client-iam';
import type { AwsAccount } from '../../../../../stacks/aws/accounts';
import { IAM_PATH } from '../../../../../stacks/aws/names';
import type { ResponderTemplate } from '../../../../../stacks/aws/prepare/responders/responder-template';
import { profile } from '../../../runbook/context';
import { STACKS } from '../../declared/stack-names';

/** One account's IAM, and the template that says what the responder roles are there. */
export interface InAccount {
  readonly account: AwsAccount;
  readonly iam: IAMClient;
  readonly template: ResponderTemplate;
}

/** @throws Error when the template has no such resource. */
export function propertiesOf(id: string, { template }: InAccount): Readonly<Record<string, unknown>> {
  const found = template.Resources[id];
  if (!found) throw new Error(`the template of the responder roles has no ${id}`);
  return found.Properties;
}

/** A policy of the template by reference, or one of AWS by ARN. */
export function arnOf(policy: unknown, where: InAccount): string {
  if (typeof policy === 'string') return policy;
  const { Ref: id } = policy as { readonly Ref: string };
  const { ManagedPolicyName: name } = propertiesOf(id, where);
  return `arn:aws:iam::${where.account.id}:policy${IAM_PATH}${String(name)}`;
}

/** IAM hands documents out URL-encoded. */
export function decoded(document: string | undefined): string {
  return decodeURIComponent(document ?? '{}');
}

/**
 * Deploying does not mend what changed behind CloudFormation's back: its template is the same as before. So IAM is told, by
 * break-glass, which tamper protection exempts.
 */
export function mend(command: string, { account }: InAccount): string {
  return `aws iam ${command} --profile ${profile('breakGlass', account.name)}`;
}

/** A document of the template, taken from what synth wrote. */
export function fromTemplate(id: string, property: string): string {
  const file = `cdktf.out/stacks/${STACKS.responders}/cdk.tf.json`;
  return `"$(jq -c '.resource.aws_cloudformation_stack_set[].template_body | fromjson | .Resources.${id}.Properties.${property}' ${file})"`;
}
