import { ListAWSServiceAccessForOrganizationCommand } from '@aws-sdk/client-organizations';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cdktf, errorsOf, inParallel, plan, stacks, type Workspace } from './deploy';
import type { Organization } from './organization';
import type { Progress } from './progress';

/** Deploys everything as a user would. False when a step failed. */
export async function prepare(
  workspace: (state: 'local' | 'remote') => Workspace,
  progress: Progress,
): Promise<boolean> {
  progress.heading('cdktf deploy: the state bucket, first with local state, then moved into it');
  const told = (line: string) => progress.note(line);
  const steps: [string, Workspace, string[]][] = [
    ['bootstrap-aws-state is deployed', workspace('local'), ['bootstrap-aws-state']],
    ['its state moves into the bucket it made', workspace('remote'), ['bootstrap-aws-state', '--migrate-state']],
    ["cdktf deploy 'prepare-*'", workspace('remote'), ['prepare-*']],
  ];
  for (const [name, where, patterns] of steps) {
    const { code, output } = await cdktf('deploy', where, patterns, told);
    const log = join(where.folder, 'deploy.log');
    writeFileSync(log, output);
    progress.check(name, code === 0, errorsOf(output, log));
    if (code !== 0) return false;
  }
  return true;
}

/** Every deployed stack has an empty plan. */
export async function planAgain(workspace: Workspace, progress: Progress): Promise<void> {
  progress.heading('terraform plan of every stack: no change');
  await inParallel(stacks(workspace), async (stack) => {
    const { code, output } = await plan(workspace, stack);
    progress.check(`${stack}: second plan is empty`, code === 0, lastLines(output, 60));
  });
}

/** What the organisation had before Firebreak came. */
export async function keepsWhatWasThere({ deployer }: Organization, progress: Progress): Promise<void> {
  const { EnabledServicePrincipals: trusted = [] } = await deployer
    .organizations()
    .send(new ListAWSServiceAccessForOrganizationCommand({}));
  const kept = trusted.some(({ ServicePrincipal }) => ServicePrincipal === 'ssm.amazonaws.com');
  progress.check('the service access that was on before is still on', kept, JSON.stringify(trusted));
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
