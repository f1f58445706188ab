/** Runs the emulator's own tests with the Python that the drill would use. `npm run drill:emulator`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findPython } from './python';

const root = join(__dirname, '..', '..');
const python = findPython(process.env, join(root, '.firebreak'), (line) => process.stdout.write(`${line}\n`));
const tests = ['-m', 'unittest', 'discover', '-s', join('test', 'drill', 'emulator', 'tests')];
const { status } = spawnSync(python, tests, { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
