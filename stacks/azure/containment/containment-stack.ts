import type { Construct } from 'constructs';
import type { Holders } from '../../containment/holders';
import { incidentStatePrefix } from '../../incident-state';
import type { Incident } from '../../incident/schema';
import { AzureStack, type AzureStackProps } from '../azure-stack';
import { incidentTags } from '../incident-tags';

export interface ContainmentStackProps extends Omit<AzureStackProps, 'tags' | 'statePrefix'> {
  readonly incident: Incident;
  readonly holders: Holders;
}

/**
 * A stack of one incident, in every phase under the same id: also when it has become empty, because an apply of the empty
 * stack is what takes the rest away.
 *
 * Nothing in it is borrowed: whatever Azure is told here is a membership, an association or an assignment of its own, whose
 * removal is the undo.
 */
export abstract class ContainmentStack extends AzureStack {
  readonly incident: Incident;
  private readonly holders: Holders;

  protected constructor(scope: Construct, id: string, props: ContainmentStackProps) {
    super(scope, id, {
      ...props,
      tags: incidentTags(props.incident, 'containment'),
      statePrefix: incidentStatePrefix(props.incident),
    });
    this.incident = props.incident;
    this.holders = props.holders;
  }

  get isContained(): boolean {
    return this.incident.phase === 'contain';
  }

  /**
   * Notes that this incident, until it is closed, is the one to change a thing.
   *
   * @throws Error when another one holds it.
   */
  hold(thing: string): void {
    if (this.incident.phase !== 'close') this.holders.hold(this.incident, thing);
  }
}
