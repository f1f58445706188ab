import type { Construct } from 'constructs';
import type { AzureSubscriptionTargets } from '../../incident/azure-targets';
import { ContainmentStack, type ContainmentStackProps } from './containment-stack';
import { TARGET_KINDS } from './target-kinds';

export interface IsolateProps extends ContainmentStackProps {
  readonly targets: AzureSubscriptionTargets;
}

/** The incident in one subscription: machines, networks, the whole. */
export class Isolate extends ContainmentStack {
  constructor(scope: Construct, id: string, props: IsolateProps) {
    super(scope, id, props);
    const contained = { subscription: props.subscription, targets: props.targets, names: this.names };
    for (const contain of TARGET_KINDS) contain(this, contained);
  }
}
