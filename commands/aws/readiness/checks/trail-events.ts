import { GetEventSelectorsCommand, type AdvancedEventSelector, type EventSelector } from '@aws-sdk/client-cloudtrail';
import type { CloudtrailAdvancedEventSelector } from '@cdktf/provider-aws/lib/cloudtrail';
import { unless, type Check } from '../../../readiness/check';
import { declaredTrail } from '../declared/stacks';
import { aboutTrail, fixTrail } from './the-trail';

export const trailEvents: Check = {
  id: 'trail-events',
  holds: () => 'the trail records all management events, and the data events that are declared',
  questions: (live) =>
    aboutTrail(live, async ({ arn, client }) => {
      const found = await client.send(new GetEventSelectorsCommand({ TrailName: arn }));
      const trail = declaredTrail(live)?.one('aws_cloudtrail').arguments;
      if (!trail) return unless(recordsManagement(found), 'it does not record all management events', ownersFix(arn));
      const actual = (found.AdvancedEventSelectors ?? []).map(canonical);
      const declared = (trail.advanced_event_selector as CloudtrailAdvancedEventSelector[]).map((selector) => ({
        name: selector.name,
        text: canonical(selector),
      }));
      return declared.flatMap(({ name, text }) =>
        unless(actual.includes(text), `it does not record "${name ?? text}" as declared`, fixTrail(live, '')),
      );
    }),
};

function recordsManagement(found: {
  AdvancedEventSelectors?: AdvancedEventSelector[];
  EventSelectors?: EventSelector[];
}): boolean {
  const all = canonical({ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] });
  return (
    (found.AdvancedEventSelectors ?? []).some((selector) => canonical(selector) === all) ||
    (found.EventSelectors ?? []).some(
      ({ IncludeManagementEvents: management, ReadWriteType: type, ExcludeManagementEventSources: excluded = [] }) =>
        management && type === 'All' && excluded.length === 0,
    )
  );
}

const ownersFix = (arn: string) =>
  `the owner of the trail runs: aws cloudtrail put-event-selectors --trail-name ${arn} --advanced-event-selectors ` +
  `'[{"FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]}]}]'`;

/** AWS and Terraform write the names of a selector differently, and in any order. */
function canonical(selector: object): string {
  const [, fields] = Object.entries(selector).find(([key]) => plain(key) === 'fieldselector') ?? [];
  return (fields as object[])
    .map((field) =>
      Object.entries(field)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => `${plain(key)}=${[value].flat().sort().join()}`)
        .sort()
        .join('&'),
    )
    .sort()
    .join(' ');
}

/** `NotStartsWith`, `not_starts_with`; `FieldSelectors`, `field_selector`. */
function plain(key: string): string {
  const lower = key.toLowerCase().replaceAll('_', '');
  return lower === 'fieldselectors' ? 'fieldselector' : lower;
}
