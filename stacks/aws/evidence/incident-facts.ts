import { S3Object } from '@cdktf/provider-aws/lib/s3-object';
import type { Construct } from 'constructs';
import { PREFIX } from '../../../policies/aws/logs/log-delivery';
import type { Incident } from '../../incident/schema';
import { AwsStack, type AwsStackProps } from '../aws-stack';
import { incidentAccess } from '../incident-access';
import { canonicalArgument } from './canonical-json';

export interface IncidentFactsProps extends Omit<AwsStackProps, 'access'> {
  readonly incident: Incident;
}

/**
 * The facts of an incident in the locked bucket, an object for each account: what every target looked like before; and
 * another one with the IAM state of contained users and roles. Forensic account, home region, with the rights of the
 * custodian.
 *
 * Targets that are added make a new version; Object Lock keeps the old one. The log, the phase and the dates are no facts.
 */
export class IncidentFacts extends AwsStack {
  constructor(scope: Construct, id: string, props: IncidentFactsProps) {
    const { incident, estate } = props;
    const custodian = estate.aws.responders.roles.evidenceCustodian;
    super(scope, id, { ...props, access: incidentAccess(incident, 'evidence', custodian) });
    const { declaredAt, sequence, reason, sessionCutoff } = incident;
    for (const targets of incident.aws) {
      const about = { incident: incident.id, declaredAt, sequence, reason, sessionCutoff };
      // `step` is a moment of containment, seconds long, and no fact.
      const instances = targets.instances.map(({ step: _step, ...facts }) => facts);
      this.keep(incident, 'facts', targets.account, { ...about, targets: { ...targets, instances } });
    }
    const { at, accounts = {} } = incident.iam ?? {};
    for (const [account, state] of Object.entries(accounts)) {
      this.keep(incident, 'iam', account, { incident: incident.id, account, at, ...state });
    }
  }

  private keep({ id }: Incident, kind: 'facts' | 'iam', account: string, content: object): void {
    new S3Object(this, `${kind}-${account}`, {
      bucket: this.names.evidenceBucket,
      key: `${PREFIX.incidents}${id}/${kind}/${account}.json`,
      content: canonicalArgument(content),
      contentType: 'application/json',
      checksumAlgorithm: 'SHA256', // without one, a bucket with a default retention refuses the upload
      overrideProvider: { defaultTags: { tags: {} } }, // nobody may tag what is in the bucket
      lifecycle: {
        preventDestroy: true,
        // Retention is the bucket's to set, and holds are the custodian's.
        ignoreChanges: ['object_lock_mode', 'object_lock_retain_until_date', 'object_lock_legal_hold_status'],
      },
    });
  }
}
