import { byId, type Service } from '../place';
import { requestAll } from '../request';

const EVENTS = ['events', 'json', 'AWSEvents'] as const;

interface Bus {
  readonly Name: string;
}

interface Rule extends Bus {
  readonly EventBusName: string;
}

export const events: Service = (place) => {
  const all = <Item>(action: string, field: string, input = {}) =>
    requestAll<Item>(place, EVENTS, action, field, input);
  const buses = () => all<Bus>('ListEventBuses', 'EventBuses');
  return {
    'event bus': async () => byId(await buses(), ({ Name }) => Name),
    /** A rule's targets belong to it. */
    'event rule': async () => {
      const rules = (await buses()).map(({ Name }) => all<Rule>('ListRules', 'Rules', { EventBusName: Name }));
      return byId(
        (await Promise.all(rules)).flat(),
        ({ EventBusName, Name }) => `${EventBusName}/${Name}`,
        async ({ EventBusName, Name }) => ({
          Targets: await all('ListTargetsByRule', 'Targets', { Rule: Name, EventBusName }),
        }),
      );
    },
  };
};
