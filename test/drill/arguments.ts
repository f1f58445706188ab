export const CLOUDS = ['aws', 'azure'] as const;
export type Cloud = (typeof CLOUDS)[number];

/**
 * The clouds that a drill plays: those of `--cloud <name>` (which may be repeated), or all.
 *
 * @param args - of the command line, without the program.
 * @throws Error that names what is allowed.
 */
export function chosenClouds(args: readonly string[]): Cloud[] {
  const chosen: Cloud[] = [];
  for (let index = 0; index < args.length; index += 2) {
    const [flag = '', name = ''] = args.slice(index, index + 2);
    const cloud = CLOUDS.find((candidate) => candidate === name);
    if (flag !== '--cloud' || !cloud) {
      throw new Error(
        `'${`${flag} ${name}`.trim()}' is not understood; allowed: --cloud ${CLOUDS.join(' or --cloud ')}`,
      );
    }
    chosen.push(cloud);
  }
  return chosen.length > 0 ? chosen : [...CLOUDS];
}
