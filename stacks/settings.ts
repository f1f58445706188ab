/** The named settings: all that synth reads from the environment. */
export interface Settings {
  /** Path of the estate file. */
  readonly estateFile: string;
  /** Folder of the incident files. */
  readonly incidentsFolder: string;
  /** Where Terraform state is kept: in the forensic account, or, for the first bootstrap and the drill, on this machine. */
  readonly state: 'remote' | 'local';
}

/** A setting that cannot be used; the message names the next step. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * An empty setting counts as unset.
 *
 * @throws SettingsError when FIREBREAK_STATE is neither `remote` nor `local`.
 */
export function settings(env: NodeJS.ProcessEnv): Settings {
  const state = env.FIREBREAK_STATE || 'remote';
  if (state !== 'remote' && state !== 'local') {
    throw new SettingsError(
      `FIREBREAK_STATE is '${state}'; allowed: remote, local. Unset it to keep state in the forensic account`,
    );
  }
  return {
    estateFile: env.FIREBREAK_ESTATE || 'firebreak.yaml',
    incidentsFolder: env.FIREBREAK_INCIDENTS || 'incidents',
    state,
  };
}
