import type { Statement } from '../../document';
import { denyUnless } from '../guardrails/exempt-roles';

export interface KeepContained {
  readonly sid: string;
  readonly service: keyof typeof CHANGING;
  /** Exact ARNs: contained instances, their interfaces and volumes, quarantined subnets; databases; functions; users and roles. */
  readonly resources: readonly string[];
  /** Exact ARNs of the responder and break-glass roles of the account. */
  readonly responders: readonly string[];
}

const of = (service: string, verbs: readonly string[]) => verbs.map((verb) => `${service}:${verb}`);

const CHANGING = {
  ec2: [
    ...of('ec2', ['Assign*', 'Associate*', 'Attach*', 'Delete*', 'Detach*', 'Disassociate*', 'Inject*', 'Modify*']),
    ...of('ec2', ['Pause*', 'Reboot*', 'Replace*', 'Reset*', 'Send*', 'Start*', 'Stop*', 'Terminate*', 'Unassign*']),
    'ec2:Create*Task', // such as another root volume
    'ec2:CreateNetworkInterfacePermission', // for another account
    'ec2:CreateImage', // reboots the instance unless told otherwise: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateImage.html
    // Ways in that pass no security group: the serial console, and the open connection of the agent of Systems Manager.
    'ec2-instance-connect:Send*',
    ...of('ssm', ['CreateAssociation*', 'SendCommand', 'StartSession', 'UpdateAssociation']),
  ],
  rds: [
    ...of('rds', ['Add*', 'Apply*', 'Backtrack*', 'Delete*', 'Enable*', 'Failover*', 'Modify*', 'Promote*', 'Reboot*']),
    ...of('rds', ['Remove*', 'Start*', 'Stop*', 'Switchover*']),
    // What goes on copying to somewhere that is not isolated, or takes its place.
    ...of('rds', ['CreateBlueGreenDeployment', 'CreateDBCluster', 'CreateDBInstanceReadReplica']),
    ...of('rds', ['CreateGlobalCluster', 'CreateIntegration']),
    'rds-data:*', // SQL over HTTPS, past every security group
  ],
  // Another role, other code, no concurrency limit; or the function and its evidence gone.
  lambda: of('lambda', ['Add*', 'Create*', 'Delete*', 'Publish*', 'Put*', 'Remove*', 'Update*']),
  // A denial taken off, another name (the SCP goes by it), keys, passwords and trust that would work after the release.
  iam: [
    ...of('iam', ['Add*', 'Attach*', 'Create*', 'De*', 'Enable*', 'PassRole', 'Put*', 'Remove*', 'Res*', 'Set*']),
    ...of('iam', ['Tag*', 'Untag*', 'Update*', 'Upload*']),
  ],
};

/**
 * Statement of an SCP: nobody in the account terminates, stops, reconnects, enters or otherwise changes what is contained. It
 * keeps the memory of instances as well as their isolation. Copies of a moment may still be made: snapshots, backups, and
 * databases restored from them.
 *
 * What isolates them, the groups, NACLs and DNS rules, the guardrails of the organisation keep as they are, by tag
 * (tamper-protection-detection.ts, tamper-protection-logs.ts).
 *
 * Termination protection of EC2 itself is an attribute of somebody else's instance; this needs nothing to be given back.
 * Auto Scaling works by a service-linked role, which no SCP binds: the instance is taken out of its group by the runbook.
 */
export function keepContained({ sid, service, resources, responders }: KeepContained): Statement {
  return denyUnless(responders, { sid, action: CHANGING[service], resource: resources });
}
