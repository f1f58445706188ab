/** One call of the AWS CLI within a shell command. */
export interface Invocation {
  /** Such as `iam put-user-policy` or `ssm wait command-executed`. */
  readonly operation: string;
  /** Without the dashes. */
  readonly flags: readonly string[];
  /** @default - none: as the root user, or the reader's own */
  readonly profile?: string;
}

const GLOBAL = new Set(['profile', 'region', 'query', 'output']);
const SEPARATORS = /;|\|\||&&|\||\n|\bdo\b|\bthen\b|\belse\b/;

/** Every call of the AWS CLI in a shell command, however deep; without the options that every operation has. */
export function invocations(command: string): Invocation[] {
  const found: Invocation[] = [];
  let rest = command.replace(/'[^']*'/g, 'TEXT');
  for (;;) {
    const inner = /\$?\(([^()]*)\)/.exec(rest);
    if (!inner) break;
    found.push(...plain(inner[1]!));
    rest = rest.replace(inner[0], 'INNER');
  }
  return [...found, ...plain(rest)];
}

function plain(text: string): Invocation[] {
  return text.split(SEPARATORS).flatMap((part) => {
    const call = /(?:^|\s)aws\s+(?<operation>\S+\s+(?:wait\s+)?\S+)(?<rest>.*)$/.exec(part)?.groups;
    if (!call) return [];
    const flags = [...call.rest!.matchAll(/(?:^|\s)--([a-z0-9-]+)/g)].map((match) => match[1]!);
    const profile = /--profile ([\w-]+)/.exec(call.rest!)?.[1];
    const operation = call.operation!.replace(/\s+/g, ' ');
    return [{ operation, flags: flags.filter((flag) => !GLOBAL.has(flag)), profile }];
  });
}
