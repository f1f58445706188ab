import type { Construct } from 'constructs';
import { ContainmentStack } from './containment-stack';
import type { InAccountProps } from './identities';
import { TARGET_KINDS } from './target-kinds';

/** The incident in the network of one account and region. */
export class Isolate extends ContainmentStack {
  constructor(scope: Construct, id: string, props: InAccountProps) {
    super(scope, id, props);
    for (const { isolation } of TARGET_KINDS) isolation?.build(this, props.contained, props.region);
  }
}
