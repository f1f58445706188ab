import type { RunbookStep } from '../../runbook/step';
import type { RunbookContext } from './context';

/** What is known of the incident, kept where nobody changes it. */
export function records({ incident: { id }, names }: RunbookContext): RunbookStep[] {
  const keep = (from: string, pattern: string, to: string) =>
    `az storage blob upload-batch --account-name ${names.storageAccount('evid')} --destination ${names.containers.incidents} ` +
    `--destination-path ${id}/${to} --source ${from} --pattern '${pattern}' --auth-mode login`;
  return [
    {
      id: 'azure-records',
      moment: 'after-containment',
      title: 'Keep the incident file and the records in the evidence store of Azure',
      why:
        'The inverses of the steps read these files: whoever releases the incident may sit at another machine. As evidence ' +
        'custodian. What is there is never overwritten: write another folder for later versions.',
      commands: [keep('incidents', `${id}.*`, 'record'), keep('.', `${id}-*`, 'runbook')],
      inverse: {
        commands: [
          `az storage blob download-batch --account-name ${names.storageAccount('evid')} --source ${names.containers.incidents} ` +
            `--pattern '${id}/runbook/*' --destination . --auth-mode login`,
        ],
        note: 'First of all inverses: it brings the files back, in a folder of the name of the incident.',
      },
    },
    {
      id: 'tell-microsoft',
      moment: 'after-containment',
      title: 'Tell Microsoft',
      why: 'Abuse from your subscriptions gets them suspended when nobody answers; charges by an intruder are a matter of support.',
      commands: [],
      byHand: [
        'Abuse and attacks: https://msrc.microsoft.com/report/. Charges and lost access: a support request of the highest severity.',
        `Say: incident ${id}; tenant and subscriptions; discovered when; contained; what was abused, with times in UTC and addresses.`,
      ],
      inverse: { none: 'Tell them too when the incident is closed.' },
    },
  ];
}
