/** What one `terraform apply` did. */
export interface Applied {
  readonly imported: number;
  readonly added: number;
  readonly changed: number;
  readonly destroyed: number;
  /** One entry for each resource that was touched, such as `created ebs snapshot snap-0a1b…`. */
  readonly touched: readonly string[];
}

const DONE: Readonly<Record<string, string>> = {
  Creation: 'created',
  Modifications: 'changed',
  Destruction: 'removed',
  Import: 'adopted',
};

/** Reads Terraform's own words; `undefined` when the apply did not complete. */
export function readApplied(output: string): Applied | undefined {
  const summary = /Apply complete! Resources: (.*)\./.exec(output)?.[1];
  if (summary === undefined) return undefined;
  const count = (what: string) => Number(new RegExp(`(\\d+) ${what}`).exec(summary)?.[1] ?? 0);
  return {
    imported: count('imported'),
    added: count('added'),
    changed: count('changed'),
    destroyed: count('destroyed'),
    touched: readTouched(output),
  };
}

/** The resources that were touched, also by an apply that failed half-way. */
export function readTouched(output: string): string[] {
  const lines = output.matchAll(
    /^(\S+)(?: \(deposed object \w+\))?: (Creation|Modifications|Destruction|Import) complete(?:.*\[id=(.*)\])?/gm,
  );
  return [...lines].flatMap(([, address = '', verb = '', id]) => {
    const [type = '', ...name] = address.replace(/^aws_/, '').split('.');
    if (type === 'terraform_data') return []; // bookkeeping of the stack itself
    return [`${DONE[verb]} ${type.replaceAll('_', ' ')} ${id ?? name.join('.')}`];
  });
}

/** Terraform's errors, each with its resource; without any, the end of the output. */
export function readErrors(output: string): string {
  const lines = output.split('\n').map((line) => line.replace(/^[│╷╵]\s?/, ''));
  const errors = lines.flatMap((line, index) =>
    /^Error: /.test(line) ? [paragraphs(lines.slice(index, index + 12))] : [],
  );
  return errors.length > 0 ? errors.join('\n') : lines.join('\n').trimEnd().split('\n').slice(-20).join('\n');
}

function paragraphs(lines: readonly string[]): string {
  const next = lines.findIndex((line, index) => index > 0 && line.startsWith('Error: '));
  return lines
    .slice(0, next < 0 ? undefined : next)
    .filter((line) => line.trim() !== '')
    .join('\n');
}

/** Who holds the lock of a state. */
export interface Lock {
  readonly id: string;
  /** As `user@host`. */
  readonly who: string;
  readonly created: Date;
}

/** The lock that kept Terraform from working; `undefined` when something else did, or nothing. */
export function readLock(output: string): Lock | undefined {
  if (!output.includes('Error acquiring the state lock')) return undefined;
  const field = (name: string) => new RegExp(`^[│\\s]*${name}:\\s+(.+?)\\s*$`, 'm').exec(output)?.[1];
  const [id, who, created] = [field('ID'), field('Who'), field('Created')];
  if (!id || !who || !created) return undefined;
  // 2024-01-15 10:30:45.123456789 +0000 UTC
  const time = new Date(created.replace(/^(\S+) (\S+?)(\.\d{1,3})?\d* \+0000 UTC$/, '$1T$2$3Z'));
  return Number.isNaN(time.getTime()) ? undefined : { id, who, created: time };
}
