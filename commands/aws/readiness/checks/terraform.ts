import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answer, fault, once, type Answer, type Check } from '../../../readiness/check';
import { declaredEvidence } from '../declared/stacks';
import type { Live } from '../live/live';
import { the } from '../live/the';

/** Kept, so that the 0.7 GB of the provider are fetched once, on a quiet day. */
const FOLDER = join('.firebreak', 'readiness');

export const terraform: Check = {
  id: 'terraform',
  holds: () => 'Terraform runs on this machine, and gets the AWS provider',
  questions: (live) => once('this machine', () => initialise(live)),
};

async function initialise(live: Live): Promise<Answer> {
  try {
    const runner = live.session.terraform();
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, 'cdk.tf.json'), JSON.stringify(stackWithoutResources(live)));
    const { code, output } = await runner.init(FOLDER);
    if (code === 0) return answer([]);
    return answer([
      fault(
        `terraform init does not get the AWS provider: ${firstError(output)}`,
        'let this machine reach registry.terraform.io, or fill a mirror: terraform providers mirror <folder>, and name it in the CLI configuration',
      ),
    ]);
  } catch (error) {
    const [what = '', next] = (error as Error).message.split(/(?<=\.) (?=Install)/);
    return answer([fault(what, next ?? 'install Terraform, or set FIREBREAK_TERRAFORM to its path')]);
  }
}

/** It names no role: nothing is deployed, and whether roles can be assumed, roles-assumable says. */
function stackWithoutResources(live: Live): object {
  const { required_providers, required_version } = declaredEvidence(live).terraform;
  const provider = { region: live.estate.aws.homeRegion, allowed_account_ids: [the('forensic', live).id] };
  return { terraform: { required_providers, required_version }, provider: { aws: [provider] } };
}

function firstError(output: string): string {
  return (
    output
      .split('\n')
      .find((line) => line.includes('Error:'))
      ?.replace(/^\W*Error: /, '') ?? output.slice(-300)
  );
}
