import type { Construct } from 'constructs';
import { ContainmentStack, type ContainmentStackProps } from './containment-stack';
import { organizationPolicy } from './organization-policy';
import type { Contained } from './target-kind';
import { TARGET_KINDS } from './target-kinds';

export interface QuarantineProps extends ContainmentStackProps {
  readonly contained: readonly Contained[];
}

/**
 * The incident in the organisation's policies, in the security account, to which they are delegated: what nobody inside the
 * contained accounts can lift. First of all, because IAM takes seconds in which an intruder could lift a deny of its own.
 *
 * Neither SCPs nor RCPs bind the management account: there this stack can do nothing.
 */
export class Quarantine extends ContainmentStack {
  constructor(scope: Construct, id: string, props: QuarantineProps) {
    super(scope, id, props);
    for (const contained of props.contained.filter(({ account }) => account.kind !== 'management')) {
      const scp = TARGET_KINDS.flatMap((kind) => kind.scp?.(contained) ?? []);
      const rcp = TARGET_KINDS.flatMap((kind) => kind.rcp?.(contained) ?? []);
      organizationPolicy(this, 'SCP', contained, scp);
      organizationPolicy(this, 'RCP', contained, rcp);
      for (const kind of TARGET_KINDS) kind.quarantine?.(this, contained);
    }
  }
}
