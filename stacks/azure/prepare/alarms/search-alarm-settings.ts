import type { AzureEstate } from '../../../estate/azure-schema';
import { subscriptionsOf } from '../../subscriptions';

/** How often a search runs and how far back it looks, in ISO 8601. */
export interface Rhythm {
  readonly every: 'PT5M' | 'PT1H';
  readonly window: 'P1D' | 'P2D';
}

/**
 * Sign-ins and changes come in up to some minutes late, so rows are chosen by when they came in, out of a day of them. Twice the
 * interval: better told twice than never.
 */
const EVENTS: Rhythm = { every: 'PT5M', window: 'P1D' };
const WITHIN = 'timespan(10m)';
const SILENCE: Rhythm = { every: 'PT1H', window: 'P2D' };

export interface SearchAlarmSettings {
  readonly rhythm: Rhythm;
  /** Values of the query's parameters, as literals of KQL. */
  readonly values: Readonly<Record<string, string>>;
  /** It reads logs of Entra. */
  readonly needsEntraLogs: boolean;
}

/** What each file of `queries/kql/alarms` is run with, by its name. */
export function searchAlarmSettings(azure: AzureEstate): Record<string, SearchAlarmSettings> {
  const { breakGlassUsers, groups } = azure.responders;
  const entra = (values: Record<string, string> = {}): SearchAlarmSettings => ({
    rhythm: EVENTS,
    values: { within: WITHIN, ...values },
    needsEntraLogs: true,
  });
  return {
    'access-elevated': entra(),
    'activity-log-silent': {
      rhythm: SILENCE,
      values: { subscriptions: literal(subscriptionsOf(azure).map(({ id }) => id)) },
      needsEntraLogs: false,
    },
    'break-glass-used': entra({ breakGlassUsers: literal(breakGlassUsers) }),
    'conditional-access-changed': entra(),
    'credentials-added': entra(),
    'entra-silent': { rhythm: SILENCE, values: {}, needsEntraLogs: true },
    'groups-changed': entra({ groups: literal(Object.values(groups)) }),
    'preparations-changed': { rhythm: EVENTS, values: { within: WITHIN }, needsEntraLogs: false },
  };
}

/** Ids are GUIDs (the schema says so): nothing in them ends a literal. */
function literal(ids: readonly string[]): string {
  return `dynamic(${JSON.stringify(ids)})`;
}
