import type { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import type { Incident } from '../../incident/schema';
import { AwsStack, type AwsStackProps } from '../aws-stack';
import { incidentAccess } from '../incident-access';
import type { Holders } from '../../containment/holders';

export interface ContainmentStackProps extends Omit<AwsStackProps, 'access'> {
  readonly incident: Incident;
  readonly holders: Holders;
}

/** Something of somebody else's, of which one argument changes. */
export interface Loan<V> {
  readonly type: string;
  /** Name of the resource. */
  readonly id: string;
  /** For messages, and to tell whether two incidents hold it, such as `interface eni-0a1b2c3d4e5f60718`. */
  readonly thing: string;
  /** Id by which Terraform imports it. */
  readonly importId: string;
  /** The argument, in Terraform's spelling. */
  readonly argument: string;
  /** Its value before containment. */
  readonly original: V;
  /** Its value while contained; not asked for in other phases. */
  readonly contained: () => V;
  /** Makes the resource, without a lifecycle. */
  readonly adopt: (id: string, value: V) => TerraformResource;
}

/**
 * A stack of one incident, with the rights of the responder, in every phase under the same id: also when it has become
 * empty, because an apply of the empty stack is what takes the rest away.
 *
 * Taking a target out of the incident file destroys its resources: the commands refuse it until the incident is closed
 * (commands/terraform/dropped.ts). In plain Terraform what is added goes, and its sessions live again; for what is borrowed the
 * apply fails, because the responder role may delete no key, interface or database, but a subnet falls to the default NACL.
 */
export abstract class ContainmentStack extends AwsStack {
  readonly incident: Incident;
  /** Original values of what is borrowed, by address: what the linter compares. */
  readonly originals: Record<string, unknown> = {};
  private readonly holders: Holders;
  private readonly imported: { readonly to: string; readonly id: string }[] = [];
  private readonly forgotten: { readonly from: string; readonly lifecycle: { readonly destroy: false } }[] = [];

  protected constructor(scope: Construct, id: string, props: ContainmentStackProps) {
    const { responder } = props.estate.aws.responders.roles;
    super(scope, id, { ...props, access: incidentAccess(props.incident, 'containment', responder) });
    this.incident = props.incident;
    this.holders = props.holders;
  }

  /** Notes that this incident, until it is closed, is the one to change a thing. */
  hold(thing: string): void {
    if (this.incident.phase !== 'close') this.holders.hold(this.incident, thing);
  }

  /**
   * Adopts a thing, sets one argument, and never destroys it: to another value while contained, to the original one at
   * release. Closed, Terraform forgets it as it is.
   */
  borrow<V>({ type, id, thing, importId, argument, original, contained, adopt }: Loan<V>): void {
    const { phase } = this.incident;
    if (phase === 'close') {
      this.forget(type, id);
      return;
    }
    this.hold(thing);
    const to = `${type}.${id}`;
    this.originals[to] = original;
    const resource = adopt(id, phase === 'contain' ? contained() : original);
    // Not by `importFrom`: cdktf then runs `terraform version` for each import, and synth needs no Terraform.
    this.imported.push({ to, id: importId });
    this.addOverride('import', this.imported);
    resource.lifecycle = {
      preventDestroy: true,
      ignoreChanges: argumentsOf(resource).filter((name) => name !== argument),
    };
  }

  /** Lets go of a resource of an earlier phase without touching it. */
  forget(type: string, id: string): void {
    const from = `${type}.${id}`;
    if (this.forgotten.some((other) => other.from === from)) return;
    this.forgotten.push({ from, lifecycle: { destroy: false } });
    this.addOverride('removed', this.forgotten); // cdktf has no `removed` blocks
  }
}

/**
 * Every argument that the provider knows, set or not: Terraform has no "ignore all but". Not those that say when or how long
 * instead of what.
 */
function argumentsOf(resource: TerraformResource): string[] {
  const others = ['apply_immediately', 'id', 'timeouts'];
  return Object.keys(resource['synthesizeAttributes']()).filter((name) => !others.includes(name));
}
