import { App, type TerraformStack } from 'cdktf';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SynthesisedStack {
  readonly resource: Record<string, Record<string, Record<string, any>>>;
  readonly data?: Record<string, Record<string, Record<string, any>>>;
  readonly provider?: Record<string, Record<string, any>[]>;
  readonly terraform: Record<string, any>;
  readonly [key: string]: unknown;
}

/**
 * Synthesises like `cdktf synth`: validations run, error annotations throw, and an empty stack is refused.
 * `Testing.synth` does none of these (docs/traps.md).
 *
 * @returns the JSON of every stack, by stack id, without cdktf's metadata.
 */
export function synthAll(build: (app: App) => void): Record<string, SynthesisedStack> {
  const outdir = mkdtempSync(join(tmpdir(), 'firebreak-synth-'));
  try {
    const app = new App({ outdir, skipBackendValidation: true } as never);
    build(app);
    app.synth();
    const manifest = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8'));
    return Object.fromEntries(
      Object.values<any>(manifest.stacks).map((stack) => {
        const { '//': _metadata, ...json } = JSON.parse(readFileSync(join(outdir, stack.synthesizedStackPath), 'utf8'));
        if (Object.keys(json.resource ?? {}).length === 0) throw new Error(`stack ${stack.name} has no resource`);
        return [stack.name, withoutMetadata(json)];
      }),
    );
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Synthesises one stack. */
export function synth(build: (app: App) => TerraformStack): SynthesisedStack {
  const stacks = Object.values(synthAll((app) => void build(app)));
  if (stacks.length !== 1) throw new Error(`expected one stack, got ${stacks.length}`);
  return stacks[0]!;
}

/** The same, with every JSON string (policies, templates) parsed: for readable snapshots. */
export function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, readable(inner)]));
  }
  if (typeof value === 'string' && /^\s*[{[]/.test(value)) {
    try {
      return readable(JSON.parse(value));
    } catch {
      return value;
    }
  }
  return value;
}

function withoutMetadata(json: any): SynthesisedStack {
  return JSON.parse(JSON.stringify(json, (key, value) => (key === '//' ? undefined : value)));
}
