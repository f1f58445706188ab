import { AccountAlternateContact } from '@cdktf/provider-aws/lib/account-alternate-contact';
import { DataAwsOrganizationsOrganization } from '@cdktf/provider-aws/lib/data-aws-organizations-organization';
import { OrganizationsDelegatedAdministrator } from '@cdktf/provider-aws/lib/organizations-delegated-administrator';
import { OrganizationsOrganization } from '@cdktf/provider-aws/lib/organizations-organization';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { accountsOf } from '../../accounts';
import { AwsStack, type AwsStackProps } from '../../aws-stack';
import { neededServiceAccess, POLICY_TYPES } from './organization-settings';

/** Settings of the organisation that everything else builds on, in the management account. Deployed first. */
export class Organization extends AwsStack {
  constructor(scope: Construct, id: string, props: AwsStackProps) {
    super(scope, id, props);
    const settings = this.estate.aws.organization.settings === 'manage' ? this.adopt() : this.verify();
    this.delegateAccessAnalyzer(settings);
    this.nameSecurityContacts(settings);
  }

  /** Takes the existing organisation over. Its settings are lists that replace each other: what others need is kept. */
  private adopt(): ITerraformDependable {
    const { organization } = this.estate.aws;
    const adopted = new OrganizationsOrganization(this, 'organization', {
      featureSet: 'ALL',
      awsServiceAccessPrincipals: union(neededServiceAccess(this.estate.aws), organization.serviceAccess),
      enabledPolicyTypes: union(POLICY_TYPES, organization.policyTypes),
      lifecycle: { preventDestroy: true },
    });
    adopted.importFrom(organization.id);
    return adopted;
  }

  /** Something else owns the settings: planning fails with what is missing, and the command that adds it. */
  private verify(): ITerraformDependable {
    const { organization } = this.estate.aws;
    const found = new DataAwsOrganizationsOrganization(this, 'organization');
    // `self` is Terraform's, so these are expressions, not tokens.
    found.addOverride('lifecycle.postcondition', [
      {
        condition: `\${self.id == "${organization.id}"}`,
        error_message:
          `These credentials belong to organisation \${self.id}; aws.organization.id in the estate file is ${organization.id}. ` +
          'Correct the file, or use credentials of the management account.',
      },
      {
        condition: `\${contains(self.roots[*].id, "${organization.rootId}")}`,
        error_message: `The organisation's root is \${join(", ", self.roots[*].id)}. Correct aws.organization.rootId: ${organization.rootId}.`,
      },
      noneMissing(
        neededServiceAccess(this.estate.aws),
        'self.aws_service_access_principals',
        'The organisation does not trust these services',
        'run `aws organizations enable-aws-service-access --service-principal <service>` for each (StackSets: `aws cloudformation activate-organizations-access`)',
      ),
      noneMissing(
        POLICY_TYPES,
        'self.enabled_policy_types',
        'The organisation lacks these policy types',
        `run \`aws organizations enable-policy-type --root-id ${organization.rootId} --policy-type <type>\` for each`,
      ),
    ]);
    return found;
  }

  private delegateAccessAnalyzer(settings: ITerraformDependable): void {
    const { detection, security } = this.estate.aws;
    if (!detection.accessAnalyzer) return;
    new OrganizationsDelegatedAdministrator(this, 'access-analyzer', {
      accountId: security.id,
      servicePrincipal: 'access-analyzer.amazonaws.com',
      dependsOn: [settings],
    });
  }

  /** AWS writes to them about abuse and compromised keys; by default it writes to the root user's mailbox only. */
  private nameSecurityContacts(settings: ITerraformDependable): void {
    const [first] = this.estate.escalation;
    if (!first) throw new Error('escalation is empty: name at least one contact'); // the schema demands one
    for (const account of accountsOf(this.estate.aws)) {
      new AccountAlternateContact(this, `security-contact-${account.name}`, {
        // AWS refuses the management account's own id here.
        accountId: account.kind === 'management' ? undefined : account.id,
        alternateContactType: 'SECURITY',
        name: first.name,
        title: TITLE[first.role],
        emailAddress: first.email,
        phoneNumber: first.phone,
        dependsOn: [settings],
      });
    }
  }
}

const TITLE = {
  commander: 'Incident commander',
  'security-lead': 'Security lead',
  infrastructure: 'Infrastructure lead',
  legal: 'Legal counsel',
  communications: 'Communications lead',
};

function noneMissing(wanted: readonly string[], present: string, what: string, fix: string) {
  const missing = `setsubtract(${JSON.stringify(wanted)}, ${present})`;
  return {
    condition: `\${length(${missing}) == 0}`,
    error_message: `${what}: \${join(", ", ${missing})}. With aws.organization.settings: verify, their owner switches them on: ${fix}.`,
  };
}

function union(...lists: readonly (readonly string[])[]): string[] {
  return [...new Set(lists.flat())].sort();
}
