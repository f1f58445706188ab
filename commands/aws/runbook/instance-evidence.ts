import type { AwsTargets } from '../../../stacks/incident/aws-targets';
import { as, record, type RunbookContext } from './context';
import type { RunbookStep } from '../../runbook/step';

type Instance = AwsTargets['instances'][number];

/** What of an instance is lost unless it is taken first. */
export function instanceEvidence(context: RunbookContext, instance: Instance): RunbookStep[] {
  const first = context.incident.sequence === 'preserve-first';
  return [
    ...(first ? [memory(context, instance)] : []),
    ...(instance.volumes.length > 0 ? [volumeSet(context, instance)] : []),
  ];
}

/** Documents of Systems Manager, and what they run. */
const LINUX = 'AWS-RunShellScript';
const WINDOWS = 'AWS-RunPowerShellScript';

function memory(context: RunbookContext, { id, region }: Instance): RunbookStep {
  const { incident } = context;
  const with_ = as('breakGlass', context, region);
  const platform = record(context, id, 'platform.txt');
  const command = record(context, id, 'memory.command');
  const files = { linux: `/var/tmp/${incident.id}.lime`, windows: `C:\\Windows\\Temp\\${incident.id}.raw` };
  const run = (document: string, ...script: string[]) =>
    `aws ssm send-command --document-name ${document} --instance-ids ${id} --comment ${incident.id} ` +
    `--parameters '${JSON.stringify({ commands: script, executionTimeout: ['7200'] })}' ` +
    `--query Command.CommandId --output text ${with_}`;
  const either = (windows: string, linux: string) =>
    `if grep -qi windows ${platform}; then ${windows}; else ${linux}; fi`;
  const ofIt = `--command-id "$(cat ${command})" --instance-id ${id} ${with_}`;
  return {
    id: `memory-${id}`,
    moment: 'before-quarantine',
    title: `Capture the memory of ${id}`,
    why:
      'The agent of Systems Manager talks with the role of the instance, over its network: afterwards it does not answer. The tool must ' +
      'be on the instance, in the path: AVML on Linux (https://github.com/microsoft/avml), WinPmem as winpmem.exe on Windows ' +
      '(https://github.com/Velocidex/WinPmem). The last command writes its hash down. It writes to the disk, which needs room for all of the memory, and the next step ' +
      'preserves that. Break-glass, because responders run nothing on instances.',
    commands: [
      `aws ec2 describe-instances --instance-ids ${id} --query 'Reservations[0].Instances[0].PlatformDetails' --output text ${with_} > ${platform}`,
      `${either(
        run(
          WINDOWS,
          '$ErrorActionPreference = "Stop"',
          `winpmem.exe ${files.windows}`,
          `Get-FileHash ${files.windows}`,
        ),
        run(LINUX, 'set -e', `avml ${files.linux}`, `sha256sum ${files.linux}`),
      )} > ${command}`,
      `for attempt in 1 2 3 4 5 6 7 8 9 10; do aws ssm wait command-executed ${ofIt} && break; done`,
      `aws ssm get-command-invocation ${ofIt} --query '[Status,StandardOutputContent,StandardErrorContent]' --output text | tee ${record(context, id, 'memory.txt')}`,
    ],
    inverse: {
      commands: [either(run(WINDOWS, `Remove-Item ${files.windows}`), run(LINUX, `rm -f ${files.linux}`))],
      note: 'When the network is back.',
    },
  };
}

function volumeSet(context: RunbookContext, { id, region }: Instance): RunbookStep {
  const { incident } = context;
  const tags = Object.entries({ firebreak: 'evidence', incident: incident.id, instance: id });
  const first = incident.sequence === 'preserve-first';
  return {
    id: `volumes-${id}`,
    moment: first ? 'before-quarantine' : 'after-containment',
    title: `Snapshot all volumes of ${id} at one moment`,
    why:
      'The evidence stack takes a snapshot of each volume by itself; file systems over several volumes need them of the same ' +
      'moment, which Terraform cannot ask for.' +
      (first ? ' With the memory that was written to the disk.' : ''),
    commands: [
      `aws ec2 create-snapshots --instance-specification InstanceId=${id},ExcludeBootVolume=false ` +
        `--description 'Firebreak ${incident.id}: ${id}' --tag-specifications ` +
        `'ResourceType=snapshot,Tags=[${tags.map(([key, value]) => `{Key=${key},Value=${value}}`).join(',')}]' ` +
        as('responder', context, region),
    ],
    inverse: { none: 'Evidence: it stays.' },
  };
}
