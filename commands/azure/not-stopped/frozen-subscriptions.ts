import type { SectionsOf } from './sections';

export const frozenSubscriptions: SectionsOf = ({ subscriptions }) =>
  subscriptions
    .filter(({ freeze }) => freeze)
    .map(({ subscription }) => ({
      account: subscription,
      target: `subscription ${subscription}`,
      rows: [
        {
          // https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-basics#resource-manager-modes
          what: 'data, and actions that write no resource (starting, stopping, run-command, listing keys): policy and locks bind neither',
          instead:
            'contain the people and applications; deny assignments stop actions where your tenant has them (preview)',
        },
        {
          what: 'an owner of the subscription, who may take the lock off; policy is out of reach of all but owners of the management group',
          instead: 'contain the owners: the runbook lists them',
        },
        {
          what: 'the work of everybody else: deployments fail, scale sets do not grow',
          instead: 'nothing: that is what freezing means',
        },
      ],
    }));
