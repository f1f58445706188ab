/** The command that puts single stacks back to what they declare. Without the flag, cdktf insists on every stack before them. */
export function deploy(...stacks: readonly string[]): string {
  return `npx cdktf deploy ${stacks.join(' ')} --ignore-missing-stack-dependencies`;
}

export const DEPLOY_ALL = "npx cdktf deploy 'prepare-*'";
