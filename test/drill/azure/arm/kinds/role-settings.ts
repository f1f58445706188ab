import type { Kind } from '../kind';
import { withEtag, type Resource } from '../resource';
import { guidOf } from './guid';

const TYPE = 'Microsoft.Authorization/roleManagementPolicies';

/**
 * Settings of a role at a scope: they exist for every role everywhere, and can be changed, neither made nor deleted. They are
 * found by role, never by name. https://learn.microsoft.com/graph/identity-governance-pim-rules-overview
 */
export const roleSettings: Kind = {
  listed: (scope, filter, world) => {
    const role = /roleDefinitionId eq '([^']*)'/.exec(filter)?.[1];
    if (role === undefined) return world.list(scope, TYPE.toLowerCase());
    const name = guidOf(`${scope}|${role}`);
    const id = `${scope}/providers/${TYPE}/${name}`;
    return [world.get(id) ?? world.put(untouched(id, name, scope))];
  },
  written: (resource, _request, previous) => {
    const changed: Resource[] = resource.properties.rules ?? [];
    const kept: Resource[] = (previous?.properties.rules ?? []).filter(
      ({ id }: Resource) => !changed.some((rule) => rule.id === id),
    );
    const rules = [...kept, ...changed].sort((a, b) => a.id.localeCompare(b.id));
    return { ...resource, properties: { ...previous?.properties, rules } };
  },
};

function untouched(id: string, name: string, scope: string): Resource {
  const expiration = (rule: string, maximumDuration: string, isExpirationRequired: boolean) => ({
    id: `Expiration_${rule}`,
    ruleType: 'RoleManagementPolicyExpirationRule',
    isExpirationRequired,
    maximumDuration,
    target: {},
  });
  const enablement = (rule: string, enabledRules: string[]) => ({
    id: `Enablement_${rule}`,
    ruleType: 'RoleManagementPolicyEnablementRule',
    enabledRules,
    target: {},
  });
  const rules = [
    expiration('Admin_Eligibility', 'P365D', true),
    expiration('Admin_Assignment', 'P180D', true),
    expiration('EndUser_Assignment', 'PT8H', true),
    enablement('Admin_Eligibility', []),
    enablement('Admin_Assignment', ['Justification']),
    enablement('EndUser_Assignment', ['Justification']),
    {
      id: 'Approval_EndUser_Assignment',
      ruleType: 'RoleManagementPolicyApprovalRule',
      // One stage without approvers, as Azure has it; the provider ends with a panic when there is none.
      setting: { isApprovalRequired: false, approvalStages: [{ primaryApprovers: [] }] },
      target: {},
    },
    {
      id: 'AuthenticationContext_EndUser_Assignment',
      ruleType: 'RoleManagementPolicyAuthenticationContextRule',
      isEnabled: false,
      claimValue: '',
      target: {},
    },
    ...['Admin', 'Requestor', 'Approver'].flatMap((recipientType) =>
      ['Admin_Eligibility', 'Admin_Assignment', 'EndUser_Assignment'].map((event) => ({
        id: `Notification_${recipientType}_${event}`,
        ruleType: 'RoleManagementPolicyNotificationRule',
        notificationType: 'Email',
        notificationLevel: 'All',
        recipientType,
        isDefaultRecipientsEnabled: true,
        notificationRecipients: [],
        target: {},
      })),
    ),
  ];
  return withEtag({ id, name, type: TYPE, properties: { scope, rules } });
}
