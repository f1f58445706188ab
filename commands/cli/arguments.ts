import { parseArgs, type ParseArgsConfig } from 'node:util';
import { byLikeness, nearest } from '../../stacks/files/suggest';
import { UsageError } from './exit';

/**
 * `parseArgs`, with its faults as ours: an option that no command line means is never passed over.
 *
 * @param verb for messages.
 * @throws UsageError
 */
export function readArguments<T extends ParseArgsConfig>(verb: string, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error;
    const unknown = code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? /'(-[^']*)'/.exec(message)?.[1] : undefined;
    if (unknown === undefined) throw new UsageError(`${verb}: ${message}`, 'npx firebreak help');
    const word = unknown.replace(/^-+/, '');
    const known = byLikeness(word, Object.keys(config.options ?? {}));
    const meant = nearest(word, known);
    throw new UsageError(
      `${verb} has no option ${unknown}`,
      meant ? `did you mean --${meant}?` : `allowed, the nearest first: ${known.map((name) => `--${name}`).join(', ')}`,
    );
  }
}

/** The id that a command is about; undefined when none is given. @throws UsageError when there are more. */
export function optionalId(verb: string, args: readonly string[]): string | undefined {
  const { positionals } = readArguments(verb, { args: [...args], options: JSON_OPTION, allowPositionals: true });
  if (positionals.length > 1) throw new UsageError(`${verb} takes one id`, `npx firebreak ${verb} INC-42`);
  return positionals[0];
}

/** @throws UsageError when there is none, or more. */
export function oneId(verb: string, args: readonly string[]): string {
  const id = optionalId(verb, args);
  if (!id) throw new UsageError(`${verb} takes one id`, `npx firebreak ${verb} INC-42`);
  return id;
}

/** What `contain` was told. @throws UsageError */
export function containArguments(args: readonly string[]): { readonly id: string; readonly plan: boolean } {
  const options = { ...JSON_OPTION, plan: { type: 'boolean' } } as const;
  const { positionals, values } = readArguments('contain', { args: [...args], options, allowPositionals: true });
  return { id: oneId('contain', positionals), plan: values.plan === true };
}

const JSON_OPTION = { json: { type: 'boolean' } } as const;
