/** What one EventBridge field is matched with: a list of values or matchers, any of which fits. */
type Matcher =
  | string
  | { readonly prefix: string }
  | { readonly wildcard: string }
  | { readonly exists: boolean }
  | { readonly 'anything-but': { readonly prefix: string } };

/** The part of an event pattern below `detail`. */
export interface DetailPattern {
  readonly [field: string]: readonly Matcher[] | readonly DetailPattern[] | DetailPattern;
}

/** What the table of tampering is about: the names that this estate gave to what Firebreak owns. */
export interface TamperScope {
  /** Management, forensic and security account: what is everyday elsewhere is not here. */
  readonly coreAccounts: readonly string[];
  /** Where responders sign in. */
  readonly securityAccount: string;
  /** Every bucket that holds evidence, logs on their way to it, or state. */
  readonly buckets: readonly Matcher[];
  readonly evidenceBucket: string;
  /** Names of the responder roles and of the roles that deploy Firebreak. */
  readonly roles: readonly string[];
  readonly breakGlassRole: string;
  readonly alarmTopicArn: string;
  readonly alarmBus: string;
  readonly alarmQueue: string;
}

/** One kind of tampering: what to look for, and what to tell the person who is called. */
export interface TamperEvent {
  /** Unique; the rules are named `firebreak-<id>`. */
  readonly id: string;
  readonly severity: 'critical' | 'high';
  /** What happened: the first line of the alarm. */
  readonly title: string;
  /** Why it matters: one sentence. */
  readonly why: string;
  /** @default - an API call, as CloudTrail records it */
  readonly detailTypes?: readonly string[];
  readonly detail: DetailPattern;
  /** Accounts in which it counts. @default - all */
  readonly accounts?: readonly string[];
  /** Field below `detail` that names what was touched, for the alarm. @default - none */
  readonly subject?: string;
  /** CloudTrail may mark the call as read-only, so that ordinary rules never see it. @default - false */
  readonly readOnly?: boolean;
}

export const API_CALL = 'AWS API Call via CloudTrail';

/** EventBridge pattern of one kind of tampering. */
export function tamperPattern(event: TamperEvent) {
  return {
    // PutEvents refuses sources that begin with `aws.`: nobody can forge an alarm, or bury one under forged ones.
    source: [{ prefix: 'aws.' }],
    'detail-type': event.detailTypes ?? [API_CALL],
    ...(event.accounts ? { account: event.accounts } : {}),
    detail: event.detail,
  };
}

/**
 * State of the rules of one kind of tampering.
 *
 * Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail-management.html
 */
export function tamperRuleState(event: TamperEvent): 'ENABLED' | 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' {
  return event.readOnly ? 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS' : 'ENABLED';
}

export function tamperRuleName(event: TamperEvent): string {
  return `firebreak-${event.id}`;
}
