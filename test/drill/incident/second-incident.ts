import { DescribeInstancesCommand } from '@aws-sdk/client-ec2';
import { hoursAfter } from '../../../stacks/incident/moments';
import { makeAttempts, type Attempt } from '../attempt';
import { cdktf, diff, plan, type Workspace } from '../deploy';
import type { Organization } from '../organization';
import type { Progress } from '../progress';
import type { DrillStory } from '../report/story';
import type { Commands } from './command';
import { editIncident } from './incident-file';
import { killed } from './kills';
import { CROWDED, type Workload } from './workload';

const ID = 'INC-43';
const KILLS = 10;
/** The latest moment of a kill, in milliseconds: a run gets further each time, because the next one goes on. */
const WITHIN = 3000;

/**
 * A second incident while the first is open, in another account: the whole account, by commands that are killed again and
 * again, and by plain `cdktf`, which works on the same state.
 */
export async function playSecondIncident(
  workspace: Workspace,
  commands: Commands,
  organization: Organization,
  workload: Workload,
  progress: Progress,
): Promise<NonNullable<DrillStory['kills']>> {
  const { neighbour } = organization;
  const web = (expect: Attempt['expect']): Attempt => ({
    who: 'an administrator of the second account',
    what: 'list the instances',
    expect,
    call: () => neighbour.ec2('us-east-1').send(new DescribeInstancesCommand({})),
  });

  progress.heading(`${ID}: a whole account, while the first incident is open, by commands that die`);
  const targets = ['--account-quarantine', '--user', CROWDED, '--role', 'site', '--instance', workload.site];
  await commands.run(['open', ID, '--commander', 'Wen Li', '--aws', 'web', ...targets]);
  const contained = await killAnywhere('contain');
  await makeAttempts([web('refused')], progress);

  progress.heading(`${ID}: cdktf on the same state`);
  const isolation = `${ID}-isolate-web-us-east-1`;
  const again = await cdktf('deploy', workspace, [`${ID}-*`]);
  const applied = [...again.output.matchAll(/Apply complete! Resources: (.*) added, (.*) changed, (.*) destroyed/g)];
  progress.check(
    `cdktf deploy '${ID}-*' finds nothing to change`,
    again.code === 0 && applied.every(([, ...counts]) => counts.join() === '0,0,0'),
    again.output.slice(-4000),
  );
  const destroyed = await cdktf('destroy', workspace, [isolation]);
  progress.check(
    'cdktf destroy of what is borrowed fails, and names why',
    destroyed.code !== 0 && destroyed.output.includes('prevent_destroy'),
    destroyed.output.slice(-4000),
  );
  progress.check('and has changed nothing', (await plan(workspace, isolation)).code === 0);

  progress.heading(`${ID}: released by a command that dies, closed by its file and cdktf`);
  const released = await killAnywhere('release');
  await makeAttempts([web('allowed')], progress);
  editIncident(workspace, ID, (file) => {
    file.set('phase', 'close');
    file.set('closedAt', hoursAfter(String(file.get('releasedAt')), 37));
  });
  const shown = await diff(workspace, `${ID}-identities-web`);
  progress.check(
    'cdktf diff shows that the revocation of old sessions goes',
    /IRSessionRevocation|aws_iam_role_policy\.\S+ .*will be destroyed/.test(shown.output),
    shown.output.slice(-4000),
  );
  const closed = await cdktf('deploy', workspace, [`${ID}-*`]);
  progress.check(`cdktf deploy '${ID}-*' closes`, closed.code === 0, closed.output.slice(-4000));
  return { command: `contain and release of ${ID}`, kills: 2 * KILLS, sameEnd: contained && released };

  /** Kills a command, and its Terraform with it every other time, before it may end; then all must be as declared. */
  async function killAnywhere(verb: 'contain' | 'release'): Promise<boolean> {
    const { command, argv, env } = commands.line([verb, ID]);
    const line = { argv: [command, ...argv] as const, env, cwd: workspace.root };
    const { kills, end } = await killed(line, { count: KILLS, within: WITHIN });
    const hits = kills.filter(({ hit }) => hit).length;
    const name = `npx firebreak ${verb} ${ID}, killed ${hits} times, comes to the same end`;
    const same = end.code === 0 && hits > 0;
    progress.check(name, same, end.output.slice(-6000));
    return same;
  }
}
