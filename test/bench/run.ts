/**
 * `node --import tsx test/bench/run.ts [name …]`: the benchmarks that are named, or all. Figures stand beside floors of the same
 * run, because machines differ and are shared; docs/benchmarks.md records them.
 */
import { benchHunt } from './hunt/hunt';
import { machine } from './measure';
import { benchSynth } from './synth/synth';

const BENCHMARKS: Readonly<Record<string, (say: (text: string) => void) => Promise<void>>> = {
  hunt: benchHunt,
  synth: benchSynth,
};

async function run(names: readonly string[]): Promise<void> {
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  const unknown = names.find((name) => !BENCHMARKS[name]);
  if (unknown !== undefined) {
    process.stderr.write(
      `there is no benchmark '${unknown}': name ${Object.keys(BENCHMARKS).join(' or ')}, or none for all\n`,
    );
    process.exitCode = 1;
    return;
  }
  for (const name of names.length > 0 ? names : Object.keys(BENCHMARKS)) {
    say(`== ${name}: ${machine()}`);
    await BENCHMARKS[name]?.(say);
    say(`   done: ${machine()}`);
  }
}

void run(process.argv.slice(2));
