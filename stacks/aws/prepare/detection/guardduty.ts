import { GuarddutyDetector } from '@cdktf/provider-aws/lib/guardduty-detector';
import { GuarddutyDetectorFeature } from '@cdktf/provider-aws/lib/guardduty-detector-feature';
import { GuarddutyOrganizationAdminAccount } from '@cdktf/provider-aws/lib/guardduty-organization-admin-account';
import { GuarddutyOrganizationConfiguration } from '@cdktf/provider-aws/lib/guardduty-organization-configuration';
import { GuarddutyOrganizationConfigurationFeature } from '@cdktf/provider-aws/lib/guardduty-organization-configuration-feature';
import { Construct } from 'constructs';
import type { Delegation } from './delegation';

/**
 * Protection plans that need nothing installed. Runtime monitoring is left to the owners of the workloads: it would install
 * an agent in each of them.
 */
const FEATURES = [
  'S3_DATA_EVENTS',
  'EKS_AUDIT_LOGS',
  'EBS_MALWARE_PROTECTION',
  'RDS_LOGIN_EVENTS',
  'LAMBDA_NETWORK_LOGS',
];

const detectorSettings = { enable: true, findingPublishingFrequency: 'FIFTEEN_MINUTES' };

export interface GuardDutyForOrganizationProps extends Delegation {
  /** Id of the detector that the administrator has. @default - none, one is created */
  readonly existing?: string;
  /** Id of the detector that the management account has. @default - none, one is created */
  readonly existingInManagement?: string;
}

/**
 * GuardDuty in one region, for every account that the organisation has and will have.
 *
 * The administrator's detector comes before the delegation. AWS says both that delegating creates one and that it must be
 * there already; a detector that AWS made first could not be created here. The management account's comes first too: only
 * that makes the service-linked role without which the administrator cannot manage this account.
 * https://docs.aws.amazon.com/guardduty/latest/ug/delegated-admin-designate.html
 */
export class GuardDutyForOrganization extends Construct {
  constructor(scope: Construct, id: string, props: GuardDutyForOrganizationProps) {
    super(scope, id);
    const { management, administrator } = props;
    const detector = new GuarddutyDetector(this, 'detector', detectorSettings);
    if (props.existing) detector.importFrom(props.existing);
    const ofManagement = new GuarddutyDetector(this, 'management-detector', {
      ...detectorSettings,
      provider: management,
      // Once a member, the account is configured by the administrator.
      lifecycle: { ignoreChanges: ['enable', 'finding_publishing_frequency'] },
    });
    if (props.existingInManagement) ofManagement.importFrom(props.existingInManagement, management);

    const delegated = new GuarddutyOrganizationAdminAccount(this, 'administrator', {
      adminAccountId: administrator,
      provider: management,
      dependsOn: [detector, ofManagement],
    });
    const organization = new GuarddutyOrganizationConfiguration(this, 'organization', {
      detectorId: detector.id,
      autoEnableOrganizationMembers: 'ALL',
      dependsOn: [delegated],
    });
    for (const name of FEATURES) {
      // `ALL` reaches the members, not the administrator's own detector.
      new GuarddutyDetectorFeature(this, name, { detectorId: detector.id, name, status: 'ENABLED' });
      new GuarddutyOrganizationConfigurationFeature(this, `organization-${name}`, {
        detectorId: detector.id,
        name,
        autoEnable: 'ALL',
        dependsOn: [organization],
      });
    }
  }
}
