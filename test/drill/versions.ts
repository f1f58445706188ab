import { spawnSync } from 'node:child_process';
import { PROVIDER_VERSION } from './tools';
import type { DrillStory } from './report/story';

/** What the drill worked with. */
export function versions(terraform: string, python: string): DrillStory['versions'] {
  const moto = 'from importlib.metadata import version; print(version("moto"))';
  return {
    terraform: /v(\S+)/.exec(printed(terraform, ['version']))?.[1] ?? 'unknown',
    provider: PROVIDER_VERSION,
    moto: printed(python, ['-c', moto]),
    node: process.versions.node,
  };
}

function printed(command: string, args: readonly string[]): string {
  return spawnSync(command, args, { encoding: 'utf8' }).stdout.trim() || 'unknown';
}
