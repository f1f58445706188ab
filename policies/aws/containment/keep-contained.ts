import type { Statement } from '../../document';
import { denyUnless } from '../guardrails/exempt-roles';

export interface KeepContained {
  readonly sid: string;
  readonly service: keyof typeof CHANGING;
  /** Exact ARNs: contained instances, their interfaces and volumes, quarantined subnets; or databases. */
  readonly resources: readonly string[];
  /** Exact ARNs of the responder and break-glass roles of the account. */
  readonly responders: readonly string[];
}

const CHANGING = {
  ec2: [
    ...['Assign', 'Associate', 'Attach', 'Delete', 'Detach', 'Disassociate', 'Modify', 'Reboot', 'Replace', 'Reset'],
    ...['Start', 'Stop', 'Terminate', 'Unassign'],
  ],
  rds: ['Add', 'Delete', 'Failover', 'Modify', 'Promote', 'Reboot', 'Remove', 'Start', 'Stop'],
};

/**
 * Statement of an SCP: nobody in the account terminates, stops, reconnects or otherwise changes what is contained. It keeps
 * the memory of instances as well as their isolation. Capture goes on: snapshots, images, backups.
 *
 * Termination protection of EC2 itself is an attribute of somebody else's instance; this needs nothing to be given back.
 * Auto Scaling works by a service-linked role, which no SCP binds: the instance is taken out of its group by the runbook.
 */
export function keepContained({ sid, service, resources, responders }: KeepContained): Statement {
  return denyUnless(responders, {
    sid,
    action: CHANGING[service].map((verb) => `${service}:${verb}*`),
    resource: resources,
  });
}
