import { partsOfResourceId } from '../../../stacks/estate/azure-schema-values';
import type { Row } from '../../not-stopped/row';
import type { SectionsOf } from './sections';

export const machines: SectionsOf = ({ subscriptions }) =>
  subscriptions.flatMap(({ subscription, machines: found }) =>
    found.map(({ id, disks }) => ({
      account: subscription,
      target: `machine ${partsOfResourceId(id).name}`,
      rows: [...ROWS, ...(disks.length === 0 ? NO_DISKS : [])],
    })),
  );

const ROWS: readonly Row[] = [
  {
    // https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
    what: 'connections that are open already: rules of a security group decide about new ones only',
    instead: 'take its public address away and give it back by the runbook, which ends those from outside',
  },
  {
    what: 'traffic to 168.63.129.16, the platform: agents, health probes, DHCP',
    instead: 'nothing: no rule denies it but DNS and metadata, which the quarantine does',
  },
  {
    what: 'what runs on it, its memory and disk included; commands and extensions by whoever may write to the machine',
    instead: 'capture memory by the runbook; freeze the subscription, or contain who may',
  },
  {
    what: 'rules of a security group with a smaller priority than those of the quarantine',
    instead: 'look at the effective rules of its interface: the runbook has the command',
  },
];

const NO_DISKS: readonly Row[] = [
  { what: 'the loss of its disks: none is listed', instead: 'list them under disks, and contain again' },
];
