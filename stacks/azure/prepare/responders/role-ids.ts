/**
 * The id of a role as Azure names it at a scope: with the subscription in front when the scope lies in one. Any other spelling
 * differs in every plan, and an eligible assignment is never found again
 * (https://github.com/hashicorp/terraform-provider-azurerm/issues/23775).
 */
export function roleIdAt(scope: string, guid: string): string {
  const [subscription = ''] = /^\/subscriptions\/[^/]+/.exec(scope) ?? [];
  return `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${guid}`;
}
