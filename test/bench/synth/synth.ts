import { join } from 'node:path';
import { line, measured } from '../measure';

const ACCOUNTS = [3, 50, 200];

/** Synthesis of the preparedness stacks, modules included, against that of an empty app. */
export async function benchSynth(say: (text: string) => void): Promise<void> {
  const synthesised = (accounts: number) => measured(join(__dirname, 'synthesised.ts'), String(accounts));
  const floor = await synthesised(0);
  say(line('an empty stack', floor));
  for (const accounts of ACCOUNTS) say(line(`${accounts} member accounts`, await synthesised(accounts), floor));
}
