import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The emulator replaces methods of this very version. */
const MOTO = '5.2.1';
const REQUIREMENTS = join(__dirname, 'emulator', 'requirements.txt');

/**
 * A Python with the emulator's requirements: FIREBREAK_PYTHON, then python3 of the PATH if it has them, then a private
 * virtual environment in `folder`, made on first use from the pinned requirements.
 *
 * @throws Error that says what to install.
 */
export function findPython(env: NodeJS.ProcessEnv, folder: string, say: (line: string) => void): string {
  if (env.FIREBREAK_PYTHON) {
    if (hasMoto(env.FIREBREAK_PYTHON)) return env.FIREBREAK_PYTHON;
    throw new Error(
      `FIREBREAK_PYTHON is '${env.FIREBREAK_PYTHON}', which is no Python with moto ${MOTO}: correct it, unset it, or run it with ` +
        `-m pip install -r ${REQUIREMENTS}`,
    );
  }
  const own = join(folder, 'venv', 'bin', 'python');
  const found = ['python3', own].find(hasMoto);
  if (found) return found;
  say('installing the emulator into a private virtual environment (about 20 s, once)');
  if (!existsSync(own)) run('python3', ['-m', 'venv', join(folder, 'venv')]);
  run(own, ['-m', 'pip', 'install', '--quiet', '-r', REQUIREMENTS]);
  return own;
}

function hasMoto(python: string): boolean {
  const probe = 'import moto.server; from importlib.metadata import version; print("moto", version("moto"))';
  return spawnSync(python, ['-c', probe], { encoding: 'utf8' }).stdout?.trim() === `moto ${MOTO}`;
}

function run(command: string, args: string[]): void {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(
      `'${command} ${args.join(' ')}' failed: ${error?.message ?? stderr}. Install Python 3.10 or newer with venv, or set FIREBREAK_PYTHON`,
    );
  }
}
