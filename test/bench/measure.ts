import { execFile } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { promisify } from 'node:util';

/** What a process took. */
export interface Figures {
  /** By the clock, without the start of Node. */
  readonly seconds: number;
  /** Of all processors, user and system, the start of Node included. */
  readonly cpuSeconds: number;
  /** The most resident memory, Node included. MB of 10^6 bytes. */
  readonly peakMB: number;
  /** What the work says about itself: numbers by name. */
  readonly notes: Readonly<Record<string, number>>;
}

/**
 * Runs one piece of work in this process and prints its figures for `measured`. To be the last of the process.
 *
 * @param work returns what it says about itself.
 */
export async function report(work: () => Promise<Readonly<Record<string, number>>>): Promise<void> {
  const begin = performance.now();
  const notes = await work();
  const seconds = (performance.now() - begin) / 1000;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const figures: Figures = {
    seconds,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMB: (maxRSS * 1024) / 1e6, // Node gives kibibytes on every system.
    notes,
  };
  process.stdout.write(JSON.stringify(figures));
}

/**
 * The figures of a script that calls `report`, in a process of its own: the most memory of a process never falls.
 *
 * @throws Error with what the script said, if it fails.
 */
export async function measured(script: string, ...args: readonly string[]): Promise<Figures> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script, ...args]);
  return JSON.parse(stdout) as Figures;
}

/** What the figures are worth: what else the machine does shows in the load. */
export function machine(): string {
  const [load = 0] = loadavg();
  return `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, load ${load.toFixed(1)}`;
}

/** A line of the table: the ratios are to a floor of the same run, by the clock and in processor time. */
export function line(what: string, { seconds, cpuSeconds, peakMB, notes }: Figures, floor?: Figures): string {
  const ratios = floor
    ? `${(seconds / floor.seconds).toFixed(1)} / ${(cpuSeconds / floor.cpuSeconds).toFixed(1)}`
    : 'floor';
  const more = Object.entries(notes).map(([name, value]) => `${name} ${Number(value.toFixed(1))}`);
  return [
    what.padEnd(30),
    `${seconds.toFixed(1)} s`.padStart(9),
    `${cpuSeconds.toFixed(1)} s cpu`.padStart(13),
    `${peakMB.toFixed(0)} MB`.padStart(9),
    ratios.padStart(13),
    `  ${more.join(', ')}`,
  ].join('');
}
