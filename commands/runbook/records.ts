import type { AwsAccount } from '../../stacks/aws/accounts';
import { awsNames } from '../../stacks/aws/names';
import { PREFIX } from '../../policies/aws/logs/log-delivery';
import type { Estate } from '../../stacks/estate/schema';
import type { Incident } from '../../stacks/incident/schema';
import { as } from './context';
import type { RunbookStep } from './step';

/** The files that the steps wrote down originals in, kept where nobody changes them. */
export function records(estate: Estate, { id }: Incident, forensic: AwsAccount): RunbookStep {
  const bucket = awsNames(estate).evidenceBucket;
  return {
    id: 'records',
    moment: 'after-containment',
    title: 'Keep the records',
    why: 'The inverses of the steps read these files: whoever releases the incident may sit at another machine.',
    commands: [
      `aws s3 cp . s3://${bucket}/${PREFIX.incidents}${id}/runbook/ --recursive --exclude '*' --include '${id}-*' ` +
        `--checksum-algorithm SHA256 ${as('evidenceCustodian', { account: forensic })}`,
    ],
    inverse: {
      commands: [
        `aws s3 cp s3://${bucket}/${PREFIX.incidents}${id}/runbook/ . --recursive ${as('evidenceCustodian', { account: forensic })}`,
      ],
      note: 'First of all inverses: it brings the files back.',
    },
  };
}
