import type { PolicyDocument } from '../policies/document';

/**
 * Minified JSON for a Terraform argument.
 *
 * A literal `${aws:username}` would be read as a Terraform expression, so `${` becomes `$${`, except in cdktf's own tokens.
 * `Fn.rawString` is no alternative: it escapes the quotes as well, and the policy arrives broken (docs/traps.md).
 */
export function policyJson(document: PolicyDocument): string {
  return JSON.stringify(document).replace(/\$\{(?!TfToken\[)/g, '$$$${');
}
