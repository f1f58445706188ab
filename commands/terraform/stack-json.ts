import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsOf, resourcesOf, type ImportBlock, type Resource } from '../../policies/linter/synthesised';

/** What a synthesised stack declares. */
export interface Synthesised {
  readonly resources: readonly Resource[];
  readonly imports: readonly ImportBlock[];
  /** Of its provider: the account that it insists on, and the region. */
  readonly place: { readonly account: string; readonly region: string };
}

interface Json extends Readonly<Record<string, unknown>> {
  readonly provider: {
    readonly aws: readonly [{ readonly allowed_account_ids: readonly [string]; readonly region: string }];
  };
}

export function readSynthesised(folder: string): Synthesised {
  const json = JSON.parse(readFileSync(join(folder, 'cdk.tf.json'), 'utf8')) as Json;
  const [{ allowed_account_ids: accounts, region }] = json.provider.aws;
  return { resources: resourcesOf(json), imports: importsOf(json), place: { account: accounts[0], region } };
}
