import { isGone } from '../../../stacks/incident/gone';
import type { Row } from '../../not-stopped/row';
import type { SectionsOf } from './sections';
import { slots } from './slots';

export const account: SectionsOf = (context) => {
  const { account: found, targets } = context;
  return [
    {
      target: `account ${found.id}`,
      rows: [
        ...(isGone(targets) ? [GONE] : []),
        ...ALWAYS,
        ...(found.kind === 'management' ? MANAGEMENT : []),
        ...(found.kind === 'security' && targets.users.length > 0 ? [SECURITY] : []),
        ...(targets.quarantine && found.kind !== 'management' ? QUARANTINE : []),
        ...slots(context),
      ],
    },
  ];
};

const ALWAYS: readonly Row[] = [
  {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
    what: 'calls within the seconds (IAM) to minutes (SCP) that a policy takes to be in force everywhere',
    instead:
      'read the trail of that time: `principal-activity` and `assume-role-pivots` in the investigation workspace',
  },
  {
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
    what: 'service-linked roles, which neither SCPs nor RCPs bind',
    instead: 'look for what was set up to use them: Auto Scaling, Config, replication',
  },
  {
    // https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modifying-snapshot-permissions.html
    what: 'copies that other accounts made of snapshots and images shared with them before',
    instead:
      'search the trail for ModifySnapshotAttribute, ModifyImageAttribute and ModifyDBSnapshotAttribute; call AWS about foreign accounts',
  },
];

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_CloseAccount.html: 90 days, in which AWS reopens it. */
const GONE: Row = {
  what: 'everything in the account itself, which is acknowledged as gone: nothing in it is contained, given back, preserved or looked at',
  instead:
    'ask AWS Support in what state it is. Reopened within its 90 days, it is as it was: take account-gone out, and run the command again',
};

const MANAGEMENT: readonly Row[] = [
  {
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
    what: 'an administrator of this account who takes the containment off: SCPs and RCPs do not bind the management account',
    instead: 'contain every administrator of it, and watch `firebreak status` for drift',
  },
];

const SECURITY: Row = {
  what: 'access keys, passwords and MFA devices of users here: the SCP denies what they do, but responders switch nothing off in IAM',
  instead: 'break-glass does: `firebreak runbook` has the commands',
};

/** The staged policies: quarantine-account.ts and quarantine-account-resources.ts say whom they meet. */
const QUARANTINE: readonly Row[] = [
  {
    what: 'workloads that run without calling AWS, and their network',
    instead: 'isolate the instances and databases as well',
  },
  {
    // https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html: invoked by a service in its own name.
    what: 'what AWS services start in their own name: functions by schedules, notifications and topics run on, without rights',
    instead: 'list the functions, and set their concurrency to 0: `firebreak runbook` has the command and its inverse',
  },
  {
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
    what: 'outsiders whom resource policies of further services let in (functions, topics, repositories, tables): the RCP covers S3, KMS, SQS, Secrets Manager and STS',
    instead: 'read the findings of Access Analyzer, and have break-glass take those statements out',
  },
  {
    what: 'sessions of principals that the incident does not list: they work again at release',
    instead: 'list every suspect principal before release: its old sessions then stay dead',
  },
];
