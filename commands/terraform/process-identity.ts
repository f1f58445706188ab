import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * What tells a process from every other that has, had or will have the same pid: the machine and when it started.
 *
 * @returns undefined when no such process runs here.
 */
export function processIdentity(pid: number): string | undefined {
  const started = process.platform === 'linux' ? startedOnLinux(pid) : startedElsewhere(pid);
  return started && `${hostname()} ${started}`;
}

/** In ticks since this boot: what `ps` prints moves with the clock. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function startedOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name before may hold anything
    if (state === 'Z') return undefined; // has ended; nobody has asked for its exit code
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${rest[18] ?? ''}`;
  } catch {
    return undefined;
  }
}

function startedElsewhere(pid: number): string | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return stdout?.trim() || undefined;
}
