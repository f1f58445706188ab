import { pathText, type Finding, type Path } from '../../files/problem';
import type { Estate } from '../schema';
import type { WholeCheck } from './check';

/** A policy that Firebreak would create. */
export type GeneratedPolicy = {
  /** Its name, for messages. */
  readonly name: string;
  /** Characters as sent. */
  readonly size: number;
  /** The part of the estate that makes it grow. */
  readonly cause: Path;
} & (
  | {
      readonly kind: 'SCP' | 'RCP';
      /** To the organisation root; a staged policy takes no slot. */ readonly attached: boolean;
    }
  | { readonly kind: 'inline'; /** The inline policies of one role share a quota. */ readonly role: string }
  | { readonly kind: 'managed' }
  | {
      readonly kind: 'resource';
      /** In characters: 20 480 for a bucket, 32 768 for a key, 2048 for a trust policy. */ readonly limit: number;
    }
);

/**
 * In characters.
 *
 * Sources: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const POLICY_SIZE = { SCP: 10_240, RCP: 5_120, inline: 10_240, managed: 6_144 } as const;

/** Policies attached to one root, unit or account; what it inherits does not count. Same source. */
export const POLICY_SLOTS = { SCP: 10, RCP: 5 } as const;

/** Policies of one organisation, attached or not. Same source. */
export const POLICIES = { SCP: 10_000, RCP: 1_000 } as const;

/** A check of the policies made from the estate; AWS would refuse them half-way through the deployment. */
export function policyQuotas(generate: (estate: Estate) => readonly GeneratedPolicy[]): WholeCheck {
  return (estate) => checkQuotas(estate, generate(estate));
}

export function checkQuotas(estate: Estate, policies: readonly GeneratedPolicy[]): Finding[] {
  return [...sizes(policies), ...slots(estate, 'SCP', policies), ...slots(estate, 'RCP', policies)];
}

function sizes(policies: readonly GeneratedPolicy[]): Finding[] {
  const roles = new Map<string, GeneratedPolicy[]>();
  const single = policies.flatMap((policy) => {
    if (policy.kind !== 'inline')
      return tooLarge(`the ${policy.kind === 'resource' ? 'policy' : policy.kind + ' policy'} ${policy.name}`, [
        policy,
      ]);
    roles.set(policy.role, [...(roles.get(policy.role) ?? []), policy]);
    return [];
  });
  const inline = [...roles].flatMap(([role, own]) =>
    tooLarge(`the inline policies of the role ${role}, together,`, own),
  );
  return [...single, ...inline];
}

/** Policies that share one quota; the largest is blamed. */
function tooLarge(subject: string, policies: readonly GeneratedPolicy[]): Finding[] {
  const [largest] = [...policies].sort((a, b) => b.size - a.size);
  if (!largest) return [];
  const limit = largest.kind === 'resource' ? largest.limit : POLICY_SIZE[largest.kind];
  const size = policies.reduce((sum, policy) => sum + policy.size, 0);
  if (size <= limit) return [];
  return [
    {
      path: largest.cause,
      at: 'key',
      message: `${subject} would be too large for AWS`,
      value: `${size} characters`,
      allowed: `${limit} characters`,
      fix: `reduce ${pathText(largest.cause)}: ${size - limit} over the limit`,
    },
  ];
}

/**
 * The root takes all that fit: containment attaches to accounts, never to the root (organization-delegation.ts), and a guardrail
 * that changes is updated in its place.
 */
function slots(estate: Estate, kind: 'SCP' | 'RCP', policies: readonly GeneratedPolicy[]): Finding[] {
  const own = policies.filter((policy) => policy.kind === kind && policy.attached).map(({ name }) => name);
  const key = kind === 'SCP' ? 'scp' : 'rcp';
  const others = estate.aws.guardrails.attachedPolicies[key];
  const excess = others + own.length - POLICY_SLOTS[kind];
  if (excess <= 0) return [];
  return [
    {
      path: ['aws', 'guardrails', 'attachedPolicies', key],
      message: `too many ${kind}s would be attached to the organisation root`,
      value: `${others} of others and ${own.length} of Firebreak (${own.join(', ')})`,
      allowed: `${POLICY_SLOTS[kind]} in all`,
      fix: `merge policies of others, or attach ${excess} of them to organisational units instead of the root`,
    },
  ];
}
