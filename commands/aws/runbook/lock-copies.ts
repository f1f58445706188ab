import { INCIDENT_TAG } from '../../../policies/aws/incident-tag';
import type { AwsAccount } from '../../../stacks/aws/accounts';
import type { Estate } from '../../../stacks/estate/schema';
import type { Incident } from '../../../stacks/incident/schema';
import { as } from './context';
import type { RunbookStep } from '../../runbook/step';

/** Hours in which a mistake can be taken back; AWS takes 1 to 72. */
const COOL_OFF = 1;

/**
 * The copies in the forensic account, locked for as long as objects in the evidence bucket are. Terraform has no resource
 * for it. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LockSnapshot.html
 */
export function lockCopies(estate: Estate, { id, aws }: Incident, forensic: AwsAccount): RunbookStep[] {
  const instances = aws.flatMap((targets) => targets.instances).filter(({ volumes }) => volumes.length > 0);
  const days = estate.aws.evidence.retentionDays;
  return [...new Set(instances.map(({ region }) => region))].sort().map((region) => {
    const with_ = as('evidenceCustodian', { account: forensic }, region);
    const list = `${id}-${forensic.name}-${region}-copies.txt`;
    const volumes = new Set(instances.flatMap((one) => (one.region === region ? one.volumes : [])));
    return {
      id: `lock-copies-${region}`,
      moment: 'after-containment',
      title: `Lock the copies of snapshots in ${region} of ${forensic.name}`,
      why:
        `Until then nothing but policies keeps them. A copy is there hours after containment, when what it is made ` +
        `from is complete: do this again until the last command lists ${volumes.size}, one for each volume, and before close. ` +
        `For ${COOL_OFF} h break-glass can unlock them; then nobody can, and nobody can delete them, for ${days} days. ` +
        'AWS refuses to lock again, with a time to cool off, what is locked for good: ignore that error.',
      commands: [
        `aws ec2 describe-snapshots --owner-ids ${forensic.id} --filters Name=tag:incident,Values=${id} ` +
          `Name=tag:${INCIDENT_TAG.key},Values=${INCIDENT_TAG.evidence} --query 'Snapshots[].[SnapshotId]' --output text ${with_} > ${list}`,
        `while read -r snapshot; do aws ec2 lock-snapshot --snapshot-id "$snapshot" --lock-mode compliance ` +
          `--cool-off-period ${COOL_OFF} --lock-duration ${days} ${with_}; done < ${list}`,
        `aws ec2 describe-locked-snapshots --snapshot-ids $(cat ${list}) ` +
          `--query 'Snapshots[].[SnapshotId,LockState,LockExpiresOn]' --output text ${with_}`,
      ],
      inverse: { none: 'Evidence: it stays.' },
    };
  });
}
