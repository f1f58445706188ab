import type { AzureTargets } from '../../../stacks/incident/azure-targets';
import type { RunbookStep } from '../../runbook/step';
import { graph, record, type RunbookContext } from './context';
import { roleAssignments } from './role-assignments';

type ServicePrincipal = AzureTargets['servicePrincipals'][number];

/** Applications of this tenant. Terraform must not own them: destroying it there deletes the real one. */
export function applications(context: RunbookContext): RunbookStep[] {
  return context.targets.servicePrincipals.flatMap((principal) => [
    disable(context, principal),
    roleAssignments(context, principal),
    credentials(context, principal),
  ]);
}

function disable(context: RunbookContext, { id, name }: ServicePrincipal): RunbookStep {
  const before = record(context, id, 'enabled.txt');
  const set = (value: string) => `az ad sp update --id ${id} --set accountEnabled=${value}`;
  return {
    id: `disable-${id}`,
    moment: 'at-once',
    title: `Disable the service principal ${name}`,
    why: 'It gets no new token, whatever its credentials. Tokens that it has live for an hour.',
    commands: [`az ad sp show --id ${id} --query accountEnabled --output tsv > ${before}`, set('false')],
    inverse: { commands: [set(`"$(cat ${before})"`)], note: 'At release, after its credentials are new.' },
  };
}

function credentials(context: RunbookContext, { id, name }: ServicePrincipal): RunbookStep {
  const application = record(context, id, 'application.txt');
  const list = (what: string) =>
    `az ad app credential list --id "$(cat ${application})"${what === 'certificates' ? ' --cert' : ''} --output json > ${record(context, id, `${what}.json`)}`;
  return {
    id: `credentials-${id}`,
    moment: 'after-containment',
    title: `Renew the credentials of ${name}, and remove those that nobody knows`,
    why:
      'Secrets, certificates and federated credentials are ways in that outlive the disabling. Compare what each says of its start ' +
      'with the audit log: add-credential events are found by the saved query of persistence.',
    commands: [
      `az ad sp show --id ${id} --query appId --output tsv > ${application}`,
      list('secrets'),
      list('certificates'),
      `az ad app federated-credential list --id "$(cat ${application})" --output json > ${record(context, id, 'federated.json')}`,
      `${graph('GET', `servicePrincipals/${id}/appRoleAssignments`)} > ${record(context, id, 'permissions.json')}`,
    ],
    byHand: [
      'Remove what nobody knows: az ad app credential delete --id <application> --key-id <key id>.',
      'Give the owner a new credential; the old ones are removed before release.',
    ],
    inverse: { none: 'What was known to an intruder must not come back.' },
  };
}
