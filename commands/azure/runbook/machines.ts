import { partsOfResourceId } from '../../../stacks/estate/azure-schema-values';
import type { AzureTargets } from '../../../stacks/incident/azure-targets';
import type { RunbookStep } from '../../runbook/step';
import { record, type RunbookContext } from './context';

type Machine = AzureTargets['subscriptions'][number]['machines'][number];

/** What membership in a quarantine group does not do to a machine. */
export function machines(context: RunbookContext): RunbookStep[] {
  return context.targets.subscriptions.flatMap(({ machines: found }) =>
    found.flatMap((machine) => [
      memory(machine),
      openConnections(context, machine),
      effectiveRules(context, machine),
      leftOnIt(context, machine),
    ]),
  );
}

function memory({ id }: Machine): RunbookStep {
  const { name } = partsOfResourceId(id);
  return {
    id: `memory-${name}`,
    moment: 'before-isolation',
    title: `Capture the memory of ${name}`,
    why: 'It is gone with the next restart. Azure has no call for it: a tool runs on the machine, and whoever is on it may see that.',
    commands: [],
    byHand: [
      'Linux: AVML (https://github.com/microsoft/avml), to a disk attached for it. Windows: WinPmem.',
      'Never restart or deallocate the machine before: both lose the memory, and deallocating the temporary disk too.',
    ],
    inverse: { none: 'It only reads; detach the disk, and keep it as evidence.' },
  };
}

function openConnections(context: RunbookContext, { id, interfaces }: Machine): RunbookStep {
  const { name } = partsOfResourceId(id);
  const addresses = (nic: string) => record(context, partsOfResourceId(nic).name, 'public-addresses.json');
  const each = (nic: string, command: string) =>
    `jq -c '.[]' ${addresses(nic)} | while read -r one; do ${command}; done`;
  const of = (field: string) => `"$(printf %s "$one" | jq -r .${field})"`;
  const place = (nic: string) => {
    const { subscription, resourceGroup, name: nicName } = partsOfResourceId(nic);
    return `--nic-name ${nicName} --resource-group ${resourceGroup} --subscription ${subscription}`;
  };
  return {
    id: `connections-${name}`,
    moment: 'after-containment',
    title: `End the open connections of ${name} from outside`,
    why:
      'Rules of a security group decide about new connections only. Taking the public address away ends those that came through ' +
      'it. An address of the Basic kind with dynamic allocation may not come back the same: the file says which each is.',
    commands: interfaces.flatMap(({ id: nic }) => [
      `az network nic show --ids ${nic} --query 'ipConfigurations[?publicIPAddress].{name:name,address:publicIPAddress.id}' --output json > ${addresses(nic)}`,
      each(nic, `az network nic ip-config update --name ${of('name')} ${place(nic)} --remove publicIPAddress`),
    ]),
    inverse: {
      commands: interfaces.map(({ id: nic }) =>
        each(
          nic,
          `az network nic ip-config update --name ${of('name')} ${place(nic)} --public-ip-address ${of('address')}`,
        ),
      ),
    },
  };
}

function effectiveRules(context: RunbookContext, { id, interfaces }: Machine): RunbookStep {
  const { name } = partsOfResourceId(id);
  return {
    id: `rules-${name}`,
    moment: 'after-containment',
    title: `See that nothing reaches ${name}`,
    why: 'What Azure really applies, after every group and every priority: the quarantine must be the first rule that matches.',
    commands: interfaces.map(
      ({ id: nic }) =>
        `az network nic list-effective-nsg --ids ${nic} --output json > ${record(context, partsOfResourceId(nic).name, 'effective-rules.json')}`,
    ),
    inverse: { none: 'It only reads.' },
  };
}

function leftOnIt(context: RunbookContext, { id }: Machine): RunbookStep {
  const { subscription, resourceGroup, name } = partsOfResourceId(id);
  const at = `--vm-name ${name} --resource-group ${resourceGroup} --subscription ${subscription}`;
  return {
    id: `extensions-${name}`,
    moment: 'after-containment',
    title: `Write down what was run on ${name} from outside`,
    why: 'Extensions and run-commands execute as root, and are what an intruder with rights in Azure uses.',
    commands: [
      `az vm extension list ${at} --output json > ${record(context, name, 'extensions.json')}`,
      `az vm run-command list ${at} --output json > ${record(context, name, 'run-commands.json')}`,
    ],
    inverse: { none: 'It only reads.' },
  };
}
