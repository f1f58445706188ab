/** Who an ARN of IAM or STS names, as far as a hunt tells people apart. */
export interface Named {
  readonly account: string;
  readonly kind: 'root' | 'user' | 'role' | 'session';
  /** Without the path; of a session, that of its role. @default '' for root */
  readonly name: string;
  /** Of a session. */
  readonly session?: string;
}

/** Undefined for what is no ARN of a root user, a user, a role or a session of a role. */
export function named(arn: unknown): Named | undefined {
  const [, account, rest] =
    /^arn:aws[a-z-]*:(?:iam|sts)::(\d{12}):(.+)$/.exec(typeof arn === 'string' ? arn : '') ?? [];
  if (account === undefined || rest === undefined) return undefined;
  if (rest === 'root') return { account, kind: 'root', name: '' };
  const [kind, ...path] = rest.split('/');
  const name = path.at(-1);
  if (!name) return undefined;
  if (kind === 'assumed-role')
    return { account, kind: 'session', name: path[0] ?? '', session: path.slice(1).join('/') };
  return kind === 'user' || kind === 'role' ? { account, kind, name } : undefined;
}

/** The account that an ARN names, or that stands alone. */
export function accountIn(text: unknown): string | undefined {
  return /(?<!\d)\d{12}(?!\d)/.exec(typeof text === 'string' ? text : '')?.[0];
}
