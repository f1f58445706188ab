/**
 * Id of a construct, and so name of the Terraform resource, for a thing that people named: distinct for distinct names.
 *
 * cdktf drops what Terraform does not take, so that `a.b` and `ab` would become one resource.
 */
export function address(...parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/[^A-Za-z0-9-]/g, (c) => `_${c.codePointAt(0)?.toString(16) ?? ''}_`))
    .join('-');
}
