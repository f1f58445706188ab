import { SecurityhubAccount } from '@cdktf/provider-aws/lib/securityhub-account';
import { SecurityhubConfigurationPolicy } from '@cdktf/provider-aws/lib/securityhub-configuration-policy';
import { SecurityhubConfigurationPolicyAssociation } from '@cdktf/provider-aws/lib/securityhub-configuration-policy-association';
import { SecurityhubFindingAggregator } from '@cdktf/provider-aws/lib/securityhub-finding-aggregator';
import { SecurityhubOrganizationAdminAccount } from '@cdktf/provider-aws/lib/securityhub-organization-admin-account';
import { SecurityhubOrganizationConfiguration } from '@cdktf/provider-aws/lib/securityhub-organization-configuration';
import { Construct } from 'constructs';
import type { Delegation } from './delegation';

export interface SecurityHubForOrganizationProps extends Delegation {
  /** Id of the administrator's account when the hub is on there. @default - off, it is switched on */
  readonly existing?: string;
  /** Id of the management account when the hub is on there. @default - off, it is switched on */
  readonly existingInManagement?: string;
  /** In the home region, what is configured for all regions at once. @default - another region */
  readonly home?: SecurityHubHome;
}

export interface SecurityHubHome {
  readonly region: string;
  /** The other regions in use: their findings come here, and the configuration goes there. */
  readonly linkedRegions: readonly string[];
  readonly rootId: string;
}

/**
 * Security Hub in one region. Configured centrally, from the home region and for the organisation's root: automatic
 * enablement by region would reach new accounts only, and leave those that exist as they are.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/central-configuration-intro.html
 *
 * The management account can be configured by the administrator only where its hub has been switched on before.
 */
export class SecurityHubForOrganization extends Construct {
  constructor(scope: Construct, id: string, props: SecurityHubForOrganizationProps) {
    super(scope, id);
    const { management } = props;
    const settings = { enableDefaultStandards: false }; // the configuration policy chooses them
    const hub = new SecurityhubAccount(this, 'hub', settings);
    if (props.existing) hub.importFrom(props.existing);
    const ofManagement = new SecurityhubAccount(this, 'management-hub', { ...settings, provider: management });
    if (props.existingInManagement) ofManagement.importFrom(props.existingInManagement, management);
    const delegated = new SecurityhubOrganizationAdminAccount(this, 'administrator', {
      adminAccountId: props.administrator,
      provider: management,
      dependsOn: [hub, ofManagement],
    });
    if (props.home) this.configure(props.home, delegated);
  }

  private configure(home: SecurityHubHome, delegated: SecurityhubOrganizationAdminAccount): void {
    const aggregator = new SecurityhubFindingAggregator(this, 'aggregator', {
      ...(home.linkedRegions.length > 0
        ? { linkingMode: 'SPECIFIED_REGIONS', specifiedRegions: [...home.linkedRegions].sort() }
        : { linkingMode: 'NO_REGIONS' }),
      dependsOn: [delegated],
    });
    const central = new SecurityhubOrganizationConfiguration(this, 'organization', {
      autoEnable: false, // both must be off: central configuration replaces them
      autoEnableStandards: 'NONE',
      organizationConfiguration: { configurationType: 'CENTRAL' },
      dependsOn: [aggregator],
    });
    const policy = new SecurityhubConfigurationPolicy(this, 'policy', {
      name: 'firebreak',
      description: 'Security Hub with the AWS foundational standard, in every account',
      configurationPolicy: {
        serviceEnabled: true,
        enabledStandardArns: [
          `arn:aws:securityhub:${home.region}::standards/aws-foundational-security-best-practices/v/1.0.0`,
        ],
        securityControlsConfiguration: { disabledControlIdentifiers: [] },
      },
      dependsOn: [central],
    });
    new SecurityhubConfigurationPolicyAssociation(this, 'root', { policyId: policy.id, targetId: home.rootId });
  }
}
