import type { RunbookStep } from '../../runbook/step';
import { record, type RunbookContext } from './context';

/**
 * Takes every role assignment of an identity away, and puts the very same back: under its own name, so that whoever refers to
 * it still does.
 */
export function roleAssignments(
  context: RunbookContext,
  { id, name }: { readonly id: string; readonly name: string },
): RunbookStep {
  const before = record(context, id, 'role-assignments.json');
  const each = (command: string) => `jq -c '.[]' ${before} | while read -r one; do ${command}; done`;
  const of = (field: string) => `"$(printf %s "$one" | jq -r .${field})"`;
  return {
    id: `roles-${id}`,
    moment: 'after-containment',
    title: `Take the role assignments of ${name} away`,
    why:
      'Azure looks them up at each call: within ten minutes no token of it opens anything. Look into the file first: it must ' +
      'hold what the portal shows. Assignments to groups that it is in are not among them: take it out of those groups by hand.',
    commands: [
      `az role assignment list --all --assignee ${id} --output json > ${before}`,
      each(`az role assignment delete --ids ${of('id')}`),
    ],
    inverse: {
      commands: [
        each(
          `az role assignment create --name ${of('name')} --assignee-object-id ${id} --assignee-principal-type ServicePrincipal ` +
            `--role ${of('roleDefinitionId')} --scope ${of('scope')}`,
        ),
      ],
      note: 'At release. Assignments with a condition: add --condition and --condition-version as the file has them.',
    },
  };
}
