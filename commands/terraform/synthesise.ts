import { App } from 'cdktf';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeAtomically } from '../incident-file/edit';

/**
 * Synthesises where `cdktf deploy` does. A file changes in one step, and only if it says something else: the Terraform of
 * this or an earlier run may be reading it.
 *
 * @returns what `build` has built, and the folder.
 */
export function synthesise<T>(build: (app: App) => T): { readonly built: T; readonly outdir: string } {
  const outdir = process.env.CDKTF_OUTDIR ?? 'cdktf.out';
  return { built: synthesiseInto(outdir, build), outdir };
}

/** The same into another folder. */
export function synthesiseInto<T>(outdir: string, build: (app: App) => T): T {
  const scratch = mkdtempSync(join(tmpdir(), 'firebreak-'));
  try {
    const app = new App({ outdir: scratch });
    const built = build(app);
    app.synth();
    for (const name of readdirSync(scratch, { recursive: true, encoding: 'utf8' })) {
      if (statSync(join(scratch, name)).isFile()) update(join(outdir, name), readFileSync(join(scratch, name), 'utf8'));
    }
    return built;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function update(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeAtomically(file, text);
}
