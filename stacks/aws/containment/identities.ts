import type { Construct } from 'constructs';
import { ContainmentStack, type ContainmentStackProps } from './containment-stack';
import type { Contained } from './target-kind';
import { TARGET_KINDS } from './target-kinds';

export interface InAccountProps extends ContainmentStackProps {
  readonly contained: Contained;
}

/** The incident in the IAM of one account: denials, revoked sessions, keys switched off. */
export class Identities extends ContainmentStack {
  constructor(scope: Construct, id: string, props: InAccountProps) {
    super(scope, id, props);
    for (const { identities } of TARGET_KINDS) {
      if (identities?.concerns(props.contained.targets)) identities.build(this, props.contained);
    }
  }
}
