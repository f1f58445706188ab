import type { TamperScope } from '../../../../policies/aws/tamper-events/tamper-event';
import type { Estate } from '../../../estate/schema';
import { awsNames } from '../../names';

/** The table of tampering needs to know the names of this estate. */
export function tamperScope(estate: Estate): TamperScope {
  const { management, forensic, security, trail, responders, deployment } = estate.aws;
  const names = awsNames(estate);
  const alarmBus = last(names.alarmBusArn, '/');
  return {
    coreAccounts: [management.id, forensic.id, security.id],
    securityAccount: security.id,
    evidenceBucket: names.evidenceBucket,
    buckets: [
      names.evidenceBucket,
      names.landingBucket,
      { wildcard: names.regionalLandingBucket('*') },
      names.stateBucket,
      names.queryResultsBucket,
      ...(trail.mode === 'keep' ? [trail.bucket] : []),
    ],
    roles: [
      ...Object.values(responders.roles),
      deployment.role,
      ...(deployment.managementRole ? [last(deployment.managementRole, '/')] : []),
    ],
    breakGlassRole: responders.roles.breakGlass,
    alarmTopicArn: names.alarmTopicArn,
    alarmBus,
    alarmQueue: `${alarmBus}-undelivered`,
  };
}

function last(text: string, separator: string): string {
  return text.slice(text.lastIndexOf(separator) + 1);
}
