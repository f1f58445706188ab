import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { LocalBackend, S3Backend, TerraformStack, TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import type { Estate } from '../estate/schema';
import type { Settings } from '../settings';
import type { AwsAccount } from './accounts';
import { awsNames, OWNER_TAG, type AwsNames } from './names';

/** What every AWS stack is told. */
export interface AwsContext {
  readonly estate: Estate;
  readonly settings: Settings;
}

export interface AwsStackProps extends AwsContext {
  readonly account: AwsAccount;
  readonly region: string;
  /** @default - the deployment role, under the tag of preparedness */
  readonly access?: AwsAccess;
}

/** The variable of an incident's stacks that names the sessions of their roles, and what they are called without it. */
export const SESSION_NAME = { variable: 'firebreak_session_name', default: 'firebreak' } as const;

/** With whose rights a stack works that is not preparedness, and how it marks what it makes. */
export interface AwsAccess {
  /** Name of a responder role: assumed in the account, and in the forensic account for the state. */
  readonly role: string;
  /** On everything that can be tagged. */
  readonly tags: Readonly<Record<string, string>>;
  /** In front of the key of the state, ending in `/`: the role reaches no other state. */
  readonly statePrefix: string;
}

/**
 * A stack of one account and one region, with its own state in the forensic account.
 *
 * One provider configuration a stack: each further one costs a provider process (0.7 s and 86 MB, docs/traps.md), and a
 * failure in one account stays there.
 */
export abstract class AwsStack extends TerraformStack {
  protected readonly estate: Estate;
  protected readonly names: AwsNames;
  protected readonly account: AwsAccount;
  protected readonly region: string;
  private readonly access?: AwsAccess;

  protected constructor(scope: Construct, id: string, props: AwsStackProps) {
    super(scope, id);
    this.estate = props.estate;
    this.names = awsNames(props.estate);
    this.account = props.account;
    this.region = props.region;
    this.access = props.access;
    this.provider('aws', props.account, props.region);
    // The bindings pin 5.100.0 exactly; fixes of the provider must be admissible without new bindings.
    this.addOverride('terraform.required_providers.aws.version', '>= 5.100.0, < 7.0.0');
    this.addOverride('terraform.required_version', '>= 1.10.0'); // S3 state locking without DynamoDB
    this.keepState(id, props.settings);
  }

  /**
   * A provider configuration in an account, through an assumed role. Preparedness uses the caller's own credentials in the
   * management account.
   */
  protected provider(id: string, account: AwsAccount, region: string, alias?: string): AwsProvider {
    const { managementRole } = this.estate.aws.deployment;
    const roleArn = account.kind === 'management' && !this.access ? managementRole : this.roleIn(account.id);
    return new AwsProvider(this, id, {
      region,
      alias,
      allowedAccountIds: [account.id],
      assumeRole: roleArn ? [{ roleArn, sessionName: this.sessionName() }] : undefined,
      defaultTags: [{ tags: { ...(this.access?.tags ?? { [OWNER_TAG.key]: OWNER_TAG.value }) } }],
    });
  }

  /**
   * Under which CloudTrail shows what a stack does. In an incident the commands put the person there; who runs Terraform alone
   * may set `TF_VAR_firebreak_session_name`. It is in no state and makes no difference in a plan.
   */
  protected sessionName(): string {
    if (!this.access) return SESSION_NAME.default;
    const known = this.node.tryFindChild(SESSION_NAME.variable);
    const { default: name } = SESSION_NAME;
    const variable =
      known instanceof TerraformVariable
        ? known
        : new TerraformVariable(this, SESSION_NAME.variable, { type: 'string', default: name });
    return variable.stringValue;
  }

  private roleIn(accountId: string): string {
    return this.access ? this.names.roleArn(accountId, this.access.role) : this.names.deploymentRoleArn(accountId);
  }

  private keepState(id: string, settings: Settings): void {
    const key = `${this.access?.statePrefix ?? ''}${id}.tfstate`;
    if (settings.state === 'local') {
      // Relative to cdktf.out/stacks/<id>, so that the synthesised JSON names no machine.
      new LocalBackend(this, { path: `../../../.firebreak/state/${key}` });
      return;
    }
    const { aws } = this.estate;
    const backend = new S3Backend(this, {
      bucket: this.names.stateBucket,
      key,
      region: aws.homeRegion,
      encrypt: true,
      assumeRole: { roleArn: this.roleIn(aws.forensic.id), sessionName: SESSION_NAME.default }, // a backend takes no variable
    });
    backend.addOverride('use_lockfile', true); // missing from cdktf 0.21's types
  }
}
