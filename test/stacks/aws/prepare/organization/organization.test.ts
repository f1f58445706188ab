import { Organization } from '../../../../../stacks/aws/prepare/organization/organization';
import { accountNamed, testContext } from '../../../../support/estate';
import { synth } from '../../../../support/synth';

const organization = (change?: (input: any) => void) => {
  const context = testContext(change);
  const props = { ...context, account: accountNamed(context, 'management'), region: 'eu-west-1' };
  return synth((app) => new Organization(app, 'prepare-aws-organization', props));
};

const verifying = (input: any) => (input.aws.organization.settings = 'verify');

describe('settings: manage', () => {
  const { resource, import: imports } = organization();

  it('adopts the existing organisation, and never destroys it', () => {
    expect(imports).toEqual([{ id: 'o-exampleorg1', to: 'aws_organizations_organization.organization' }]);
    expect(resource.aws_organizations_organization!.organization!.lifecycle).toEqual({ prevent_destroy: true });
  });

  it('keeps what others need', () => {
    const change = (input: any) => {
      input.aws.organization.serviceAccess = ['sso.amazonaws.com', 'guardduty.amazonaws.com'];
      input.aws.organization.policyTypes = ['TAG_POLICY'];
    };
    const managed = organization(change).resource.aws_organizations_organization!.organization!;
    expect(managed.aws_service_access_principals).toEqual([
      'access-analyzer.amazonaws.com',
      'account.amazonaws.com',
      'cloudtrail.amazonaws.com',
      'guardduty.amazonaws.com',
      'member.org.stacksets.cloudformation.amazonaws.com',
      'securityhub.amazonaws.com',
      'sso.amazonaws.com',
    ]);
    expect(managed.enabled_policy_types).toEqual(['RESOURCE_CONTROL_POLICY', 'SERVICE_CONTROL_POLICY', 'TAG_POLICY']);
  });

  it('asks for no service that the estate does not use', () => {
    const { resource: less } = organization((input) => {
      input.aws.trail = { mode: 'keep', bucket: 'acme-trail' };
      input.aws.detection = { guardDuty: false, securityHub: false, accessAnalyzer: false };
    });
    expect(less.aws_organizations_organization!.organization!.aws_service_access_principals).toEqual([
      'account.amazonaws.com',
      'member.org.stacksets.cloudformation.amazonaws.com',
    ]);
    expect(less).not.toHaveProperty('aws_organizations_delegated_administrator');
  });
});

describe('settings: verify', () => {
  const { resource, data } = organization(verifying);

  it('changes no setting', () => {
    expect(resource).not.toHaveProperty('aws_organizations_organization');
  });

  it('fails the plan with what is missing and the command that adds it', () => {
    expect(data!.aws_organizations_organization!.organization!.lifecycle).toMatchSnapshot();
  });
});

it('delegates Access Analyzer to the security account', () => {
  expect(organization().resource.aws_organizations_delegated_administrator!['access-analyzer']).toMatchObject({
    account_id: '333333333333',
    service_principal: 'access-analyzer.amazonaws.com',
  });
});

it('names the first contact as security contact of every account', () => {
  const contacts = Object.values(organization().resource.aws_account_alternate_contact!);
  // None for the management account: AWS refuses its own id.
  expect(contacts.map(({ account_id }) => account_id ?? 'own').sort()).toEqual([
    '222222222222',
    '333333333333',
    '444444444444',
    '555555555555',
    'own',
  ]);
  for (const contact of contacts) {
    expect(contact).toMatchObject({
      alternate_contact_type: 'SECURITY',
      name: 'Asha Rao',
      title: 'Incident commander',
      email_address: 'asha@example.com',
      phone_number: '+91 22 1234 5678',
    });
  }
});
