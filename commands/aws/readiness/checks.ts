import type { Check } from '../../readiness/check';
import { accessAnalyzer } from './checks/access-analyzer';
import { accounts } from './checks/accounts';
import { alarmContacts } from './checks/alarm-contacts';
import { alarmMessage } from './checks/alarm-message';
import { applicationLogs } from './checks/application-logs';
import { breakGlass } from './checks/break-glass';
import { containmentProven } from './checks/containment-proven';
import { delegation } from './checks/delegation';
import { detective } from './checks/detective';
import { dnsBlock } from './checks/dns-block';
import { drillRecent } from './checks/drill-recent';
import { ebsKey } from './checks/ebs-key';
import { evidenceKey } from './checks/evidence-key';
import { evidenceLock } from './checks/evidence-lock';
import { evidencePolicies } from './checks/evidence-policies';
import { evidenceReplication } from './checks/evidence-replication';
import { evidenceVersioning } from './checks/evidence-versioning';
import { flowLogs } from './checks/flow-logs';
import { fullAccess } from './checks/full-access';
import { guardDuty } from './checks/guardduty';
import { guardrails } from './checks/guardrails';
import { isolation } from './checks/isolation';
import { policySlots } from './checks/policy-slots';
import { quarantineStaged } from './checks/quarantine-staged';
import { queriesRun } from './checks/queries-run';
import { queriesSaved } from './checks/queries-saved';
import { queryWorkgroup } from './checks/query-workgroup';
import { regions } from './checks/regions';
import { rolesAssumable } from './checks/roles-assumable';
import { rolesDeclared } from './checks/roles-declared';
import { securityHub } from './checks/security-hub';
import { snapshotKey } from './checks/snapshot-key';
import { stateBucket } from './checks/state-bucket';
import { terraform } from './checks/terraform';
import { trailDelivery } from './checks/trail-delivery';
import { trailEvents } from './checks/trail-events';
import { trailRecording } from './checks/trail-recording';
import { trailSettings } from './checks/trail-settings';
import type { Live } from './live/live';

/** Checks that serve one requirement. */
export interface Group {
  readonly requirement: string;
  readonly title: string;
  readonly checks: readonly Check[];
}

export interface Options {
  /** Raise an alarm, to see whether it arrives. */
  readonly testMessage: boolean;
}

/** Everything that readiness asks, by requirement. What the estate file switches off is not asked. */
export function groups({ estate }: Live, { testMessage }: Options): Group[] {
  const { detection, logs } = estate.aws;
  const services = [
    ...(detection.guardDuty ? [guardDuty] : []),
    ...(detection.securityHub ? [securityHub] : []),
    ...(detection.detective ? [detective] : []),
    ...(detection.accessAnalyzer ? [accessAnalyzer] : []),
  ];
  return [
    { requirement: 'R30', title: 'Coverage of the organisation', checks: [accounts, regions] },
    {
      requirement: 'P1',
      title: 'Evidence store',
      checks: [evidenceLock, evidenceVersioning, evidenceKey, evidencePolicies, evidenceReplication],
    },
    {
      requirement: 'P2',
      title: 'Control-plane log',
      checks: [trailRecording, trailSettings, trailDelivery, trailEvents],
    },
    { requirement: 'P3', title: 'Flow logs', checks: [flowLogs] },
    { requirement: 'P4', title: 'Network quarantine', checks: [isolation, dnsBlock] },
    { requirement: 'P5', title: 'Responder roles', checks: [rolesAssumable, rolesDeclared, breakGlass] },
    {
      requirement: 'P6',
      title: 'Containment',
      checks: [containmentProven, quarantineStaged, delegation, policySlots],
    },
    { requirement: 'P7', title: 'Tamper protection', checks: [guardrails, fullAccess] },
    { requirement: 'P8', title: 'Alarms', checks: [alarmContacts, ...(testMessage ? [alarmMessage] : [])] },
    { requirement: 'P9', title: 'Investigation', checks: [queryWorkgroup, queriesSaved, queriesRun] },
    ...(services.length > 0 ? [{ requirement: 'P10', title: 'Detection', checks: services }] : []),
    ...(logs.applicationLogs ? [{ requirement: 'P11', title: 'Application logs', checks: [applicationLogs] }] : []),
    { requirement: 'P13', title: 'Snapshots', checks: [ebsKey, snapshotKey] },
    { requirement: 'D5', title: 'Tools and practice', checks: [terraform, stateBucket, drillRecent] },
  ];
}
