import { estateSchema, type Estate } from '../../stacks/estate/schema';
import { accountsOf, type AwsAccount } from '../../stacks/aws/accounts';
import type { AwsContext } from '../../stacks/aws/aws-stack';

type Input = Parameters<typeof estateSchema.parse>[0] & Record<string, any>;

/** A small complete estate file, as parsed YAML. `change` edits a copy. */
export function estateInput(change: (input: any) => void = () => undefined): Input {
  const input = {
    version: 1,
    name: 'acme',
    escalation: [{ name: 'Asha Rao', role: 'commander', email: 'asha@example.com', phone: '+91 22 1234 5678' }],
    aws: {
      organization: { id: 'o-exampleorg1', rootId: 'r-exam', settings: 'manage' },
      homeRegion: 'eu-west-1',
      regions: ['eu-west-1', 'us-east-1'],
      management: { id: '111111111111' },
      forensic: { id: '222222222222' },
      security: { id: '333333333333' },
      members: [
        { name: 'payments', id: '444444444444', vpcs: [{ id: 'vpc-0a1b2c3d4e5f60718', region: 'eu-west-1' }] },
        { name: 'web', id: '555555555555', regions: ['us-east-1'] },
      ],
      trail: { mode: 'create' },
      responders: {
        roles: {
          investigator: 'FirebreakInvestigator',
          responder: 'FirebreakResponder',
          evidenceCustodian: 'FirebreakEvidenceCustodian',
          breakGlass: 'FirebreakBreakGlass',
        },
        mfa: 'aws',
      },
    },
  };
  change(input);
  return input as Input;
}

export function testEstate(change?: (input: any) => void): Estate {
  return estateSchema.parse(estateInput(change));
}

export function testContext(change?: (input: any) => void): AwsContext {
  return {
    estate: testEstate(change),
    settings: { estateFile: 'firebreak.yaml', incidentsFolder: 'incidents', state: 'remote' },
  };
}

/** The account of that name; throws when the estate has none. */
export function accountNamed(context: AwsContext, name: string): AwsAccount {
  const account = accountsOf(context.estate.aws).find((candidate) => candidate.name === name);
  if (!account) throw new Error(`no account named ${name}`);
  return account;
}
