/**
 * Every category of the Activity Log.
 * https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema#categories
 */
export const ACTIVITY_LOG_CATEGORIES = [
  'Administrative',
  'Security',
  'ServiceHealth',
  'Alert',
  'Recommendation',
  'Policy',
  'Autoscale',
  'ResourceHealth',
] as const;

/**
 * Categories of the Entra logs that are kept. Their setting is of the Entra stack; their containers are of the evidence store,
 * because only a container that is there before the first log can be locked before it.
 * https://learn.microsoft.com/entra/identity/monitoring-health/concept-diagnostic-settings-logs-options
 */
export const ENTRA_LOG_CATEGORIES = [
  'AuditLogs',
  'SignInLogs',
  'NonInteractiveUserSignInLogs',
  'ServicePrincipalSignInLogs',
  'ManagedIdentitySignInLogs',
  'RiskyUsers',
  'UserRiskEvents',
  'RiskyServicePrincipals',
  'ServicePrincipalRiskEvents',
  'MicrosoftGraphActivityLogs',
] as const;

/** The container that Azure Monitor writes a category of resource logs to. */
export function logContainer(category: string): string {
  return `insights-logs-${category.toLowerCase()}`;
}
