import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf, resourcesOf, type ImportBlock, type Resource } from '../../policies/linter/synthesised';

/** What a synthesised stack declares. */
export interface Synthesised {
  readonly resources: readonly Resource[];
  readonly imports: readonly ImportBlock[];
  /** Of its provider: the account that it insists on, and the region; of Azure the subscription, which is in none. */
  readonly place: { readonly account: string; readonly region: string };
  /** ARNs of the roles that it works with: the one of its provider, and the one that reaches its state. None of Azure. */
  readonly roles: readonly string[];
}

interface AssumeRole {
  readonly role_arn: string;
}

interface Json extends Readonly<Record<string, unknown>> {
  readonly provider: {
    readonly aws?: readonly [
      {
        readonly allowed_account_ids: readonly [string];
        readonly region: string;
        readonly assume_role?: readonly AssumeRole[];
      },
    ];
    readonly azurerm?: readonly [{ readonly subscription_id: string }];
  };
  readonly terraform?: { readonly backend?: { readonly s3?: { readonly assume_role?: AssumeRole } } };
}

export function readSynthesised(folder: string): Synthesised {
  const json = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as Json;
  const { aws: [inAws] = [], azurerm: [inAzure] = [] } = json.provider;
  const assumed = inAws?.assume_role ?? [];
  const state = json.terraform?.backend?.s3?.assume_role;
  const roles = [...assumed, ...(state ? [state] : [])].map(({ role_arn: arn }) => arn);
  return {
    resources: resourcesOf(json),
    imports: importsOf(json),
    place: { account: inAws?.allowed_account_ids[0] ?? inAzure?.subscription_id ?? '', region: inAws?.region ?? '' },
    roles: [...new Set(roles)],
  };
}
