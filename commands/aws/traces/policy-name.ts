/** Whether a policy is one that an incident makes for an account, by its name (organization-policy.ts). */
export function isPolicyOf(incident: string, name = ''): boolean {
  return /^firebreak-(.+)-\d{12}-[0-9a-f]{8}$/.exec(name)?.[1] === incident;
}
