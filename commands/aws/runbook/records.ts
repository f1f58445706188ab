import type { AwsAccount } from '../../../stacks/aws/accounts';
import { awsNames } from '../../../stacks/aws/names';
import { PREFIX } from '../../../policies/aws/logs/log-delivery';
import type { Estate } from '../../../stacks/estate/schema';
import type { Incident } from '../../../stacks/incident/schema';
import { as } from './context';
import type { RunbookStep } from '../../runbook/step';

/** What is known of the incident, kept where nobody changes it: the originals that the steps wrote down, and the record. */
export function records(estate: Estate, { id }: Incident, forensic: AwsAccount): RunbookStep[] {
  const folder = `s3://${awsNames(estate).evidenceBucket}/${PREFIX.incidents}${id}`;
  const with_ = as('evidenceCustodian', { account: forensic });
  const keep = (from: string, files: string, to: string) =>
    `aws s3 cp ${from} ${folder}/${to}/ --recursive --exclude '*' --include '${files}' --checksum-algorithm SHA256 ${with_}`;
  const record = {
    commands: [keep('incidents/', `${id}.*`, 'record')],
    inverse: { none: 'Every version stays, locked.' },
  };
  const where = 'Where `incidents/` is; with FIREBREAK_INCIDENTS, write its value instead.';
  return [
    {
      ...record,
      id: 'record',
      moment: 'after-containment',
      title: 'Keep the incident file',
      why: `What was contained, when and by whom is on one machine until then. ${where} Again whenever it has grown.`,
    },
    {
      id: 'records',
      moment: 'after-containment',
      title: 'Keep the records',
      why: 'The inverses of the steps read these files: whoever releases the incident may sit at another machine.',
      commands: [keep('.', `${id}-*`, 'runbook')],
      inverse: {
        commands: [`aws s3 cp ${folder}/runbook/ . --recursive ${with_}`],
        note: 'First of all inverses: it brings the files back.',
      },
    },
    {
      ...record,
      id: 'record-closed',
      moment: 'after-release',
      title: 'Keep the incident file once more, after close',
      why: `With the rest of the timeline. ${where}`,
    },
  ];
}
