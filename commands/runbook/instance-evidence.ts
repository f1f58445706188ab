import type { AwsTargets } from '../../stacks/incident/aws-targets';
import { as, record, type RunbookContext } from './context';
import type { RunbookStep } from './step';

type Instance = AwsTargets['instances'][number];

/** What of an instance is lost unless it is taken first. */
export function instanceEvidence(context: RunbookContext, instance: Instance): RunbookStep[] {
  const first = context.incident.sequence === 'preserve-first';
  return [
    ...(first ? [memory(context, instance)] : []),
    ...(instance.volumes.length > 0 ? [volumeSet(context, instance)] : []),
  ];
}

function memory(context: RunbookContext, { id, region }: Instance): RunbookStep {
  const with_ = as('breakGlass', context, region);
  const command = record(context, id, 'memory.command');
  const file = `/var/tmp/${context.incident.id}.lime`;
  const run = (script: string) =>
    `aws ssm send-command --document-name AWS-RunShellScript --instance-ids ${id} --comment ${context.incident.id} ` +
    `--parameters '${JSON.stringify({ commands: script.split('\n'), executionTimeout: ['7200'] })}'`;
  const ofIt = `--command-id "$(cat ${command})" --instance-id ${id} ${with_}`;
  return {
    id: `memory-${id}`,
    moment: 'before-quarantine',
    title: `Capture the memory of ${id}`,
    why:
      'The agent of Systems Manager talks with the role of the instance, over its network: afterwards it does not answer. AVML ' +
      '(https://github.com/microsoft/avml) must be on the instance, which runs Linux; it writes to the disk, and the next step ' +
      'preserves that. Break-glass, because responders run nothing on instances.',
    commands: [
      `${run(`set -e\navml ${file}\nsha256sum ${file}`)} --query Command.CommandId --output text ${with_} > ${command}`,
      `for attempt in 1 2 3 4 5 6 7 8 9 10; do aws ssm wait command-executed ${ofIt} && break; done`,
      `aws ssm get-command-invocation ${ofIt} --query '[Status,StandardOutputContent,StandardErrorContent]' --output text`,
    ],
    inverse: { commands: [`${run(`rm -f ${file}`)} ${with_}`], note: 'When the network is back.' },
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
