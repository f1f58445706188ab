import { AccessanalyzerAnalyzer } from '@cdktf/provider-aws/lib/accessanalyzer-analyzer';
import type { Construct } from 'constructs';
import type { Estate } from '../../../estate/schema';
import type { AwsAccount } from '../../accounts';
import { AwsStack, type AwsStackProps } from '../../aws-stack';
import { DetectiveForOrganization } from './detective';
import { GuardDutyForOrganization } from './guardduty';
import { SecurityHubForOrganization } from './security-hub';

export interface DetectionProps extends AwsStackProps {
  readonly management: AwsAccount;
  /** What is on already in this region and is adopted instead of created. @default - nothing */
  readonly existing?: ExistingDetection;
}

/** Detection that somebody switched on before: AWS allows one detector, and one hub, per account and region. */
export interface ExistingDetection {
  /** Id of the GuardDuty detector of the management account. @default - none */
  readonly managementDetector?: string;
  /** Id of the GuardDuty detector of the security account. @default - none */
  readonly securityDetector?: string;
  /** Security Hub is on in the management account. @default false */
  readonly managementHub?: boolean;
  /** Security Hub is on in the security account. @default false */
  readonly securityHub?: boolean;
}

/** Whether any detection service is switched on: without one there is no stack. */
export function detects({ aws }: Estate): boolean {
  return Object.values(aws.detection).some((service) => service === true);
}

/**
 * Detection in one region, for the whole organisation: security account, delegated by the management account.
 *
 * The one stack with a second provider, because the steps alternate between the accounts: switch on in the security
 * account, delegate in the management account, configure the organisation in the security account.
 *
 * The stack of the home region is deployed after those of the other regions: it configures Security Hub for all of them.
 */
export class Detection extends AwsStack {
  constructor(scope: Construct, id: string, props: DetectionProps) {
    super(scope, id, props);
    const { detection, homeRegion, regions, organization } = this.estate.aws;
    if (detection.guardDuty || detection.securityHub || detection.detective) {
      const management = this.provider('management', props.management, props.region, 'management');
      const delegation = { management, administrator: this.account.id };
      if (detection.guardDuty) {
        new GuardDutyForOrganization(this, 'guardduty', {
          ...delegation,
          existing: props.existing?.securityDetector,
          existingInManagement: props.existing?.managementDetector,
        });
      }
      if (detection.securityHub) {
        new SecurityHubForOrganization(this, 'security-hub', {
          ...delegation,
          existing: props.existing?.securityHub ? this.account.id : undefined,
          existingInManagement: props.existing?.managementHub ? props.management.id : undefined,
          home:
            this.region === homeRegion
              ? {
                  region: homeRegion,
                  linkedRegions: regions.filter((region) => region !== homeRegion),
                  rootId: organization.rootId,
                }
              : undefined,
        });
      }
      if (detection.detective) new DetectiveForOrganization(this, 'detective', delegation);
    }
    // Analyzers are not unique: one that somebody else made stays beside this one.
    if (detection.accessAnalyzer) {
      new AccessanalyzerAnalyzer(this, 'access-analyzer', { analyzerName: 'firebreak', type: 'ORGANIZATION' });
    }
  }
}
