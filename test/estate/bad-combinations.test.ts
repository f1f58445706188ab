import { changed, estateError } from './estate-text';

/** What is wrong, the file, and the whole message. */
const CASES: [name: string, text: string, message: string][] = [
  [
    'an account listed twice',
    changed(["'555555555555'", "'444444444444'"]),
    `
1 problem in firebreak.yaml

firebreak.yaml:19:11: account 444444444444 is named twice: as aws.members[0] (payments) and as aws.members[1] (web)
  found:   '444444444444'
  allowed: each account in one place
  do:      remove one of the two, or correct its id`,
  ],
  [
    'the forensic account is the management account',
    changed(["'222222222222'", "'111111111111'"]),
    `
1 problem in firebreak.yaml

firebreak.yaml:10:9: account 111111111111 is named twice: as aws.management and as aws.forensic
  found:   '111111111111'
  allowed: each account in one place
  do:      give the forensic account an AWS account of its own: evidence must lie outside what can be attacked`,
  ],
  [
    'the forensic account is a member',
    changed(["'444444444444'", "'222222222222'"]),
    `
1 problem in firebreak.yaml

firebreak.yaml:15:11: account 222222222222 is named twice: as aws.forensic and as aws.members[0] (payments)
  found:   '222222222222'
  allowed: each account in one place
  do:      give the forensic account an AWS account of its own: evidence must lie outside what can be attacked`,
  ],
  [
    'the security account is the management account',
    changed(["'333333333333'", "'111111111111'"]),
    `
1 problem in firebreak.yaml

firebreak.yaml:12:9: account 111111111111 is named twice: as aws.management and as aws.security
  found:   '111111111111'
  allowed: each account in one place
  do:      name two different AWS accounts`,
  ],
  [
    'a member name used twice',
    changed(['name: web', 'name: payments']),
    `
1 problem in firebreak.yaml

firebreak.yaml:18:13: two members are named 'payments': the other is aws.members[0]
  found:   payments
  allowed: each name once
  do:      rename the one that is not yet deployed: the name of a deployed account names its state`,
  ],
  [
    'a reserved member name',
    changed(['name: web', 'name: forensic']),
    `
1 problem in firebreak.yaml

firebreak.yaml:18:13: the member name 'forensic' is reserved
  found:   forensic
  allowed: any name but management, forensic, security
  do:      choose another name for this member`,
  ],
  [
    'a home region outside the regions',
    changed(['homeRegion: eu-west-1', 'homeRegion: eu-west-2']),
    `
1 problem in firebreak.yaml

firebreak.yaml:5:15: aws.homeRegion is not one of aws.regions
  found:   eu-west-2
  allowed: eu-west-1, us-east-1
  do:      add eu-west-2 to aws.regions, or choose one of them`,
  ],
  [
    'regions without us-east-1',
    changed(['regions: [eu-west-1, us-east-1]', 'regions: [eu-west-1]'], ['      regions: [us-east-1]\n', '']),
    `
1 problem in firebreak.yaml

firebreak.yaml:6:12: aws.regions lacks us-east-1
  found:   eu-west-1
  allowed: every region in use, and us-east-1
  do:      add us-east-1: IAM, Organizations and other global services record their events there, even when you use nothing else in it`,
  ],
  [
    'an account region outside the regions',
    changed(['      regions: [us-east-1]', '      regions: [us-east-1, eu-west-2]']),
    `
1 problem in firebreak.yaml

firebreak.yaml:20:28: aws.members[1].regions[1] is not one of aws.regions
  found:   eu-west-2
  allowed: eu-west-1, us-east-1
  do:      add eu-west-2 to aws.regions, or remove it here`,
  ],
  [
    'a region listed twice',
    changed(['[eu-west-1, us-east-1]', '[eu-west-1, us-east-1, eu-west-1]']),
    `
1 problem in firebreak.yaml

firebreak.yaml:6:35: aws.regions[2] repeats aws.regions[0]
  found:   eu-west-1
  allowed: each entry once
  do:      remove one eu-west-1`,
  ],
  [
    'a VPC listed twice in two accounts',
    changed([
      "id: '555555555555'",
      "id: '555555555555'\n      vpcs: [{ id: vpc-0a1b2c3d4e5f60718, region: us-east-1 }]",
    ]),
    `
1 problem in firebreak.yaml

firebreak.yaml:20:20: vpc-0a1b2c3d4e5f60718 is listed twice: in aws.members[0] (payments) and in aws.members[1] (web)
  found:   vpc-0a1b2c3d4e5f60718
  allowed: each VPC once, in the account that owns it
  do:      keep it where \`aws ec2 describe-vpcs\` shows it with OwnerId of that account (a shared VPC shows in several)`,
  ],
  [
    'a VPC listed twice in one account',
    changed([
      '        - { id: vpc-0a1b2c3d4e5f60718, region: eu-west-1 }',
      '        - { id: vpc-0a1b2c3d4e5f60718, region: eu-west-1 }\n        - { id: vpc-0a1b2c3d4e5f60718, region: us-east-1 }',
    ]),
    `
1 problem in firebreak.yaml

firebreak.yaml:18:17: vpc-0a1b2c3d4e5f60718 is listed twice in aws.members[0] (payments)
  found:   vpc-0a1b2c3d4e5f60718
  allowed: each VPC once, in the account that owns it
  do:      keep it where \`aws ec2 describe-vpcs\` shows it with OwnerId of that account (a shared VPC shows in several)`,
  ],
  [
    'a VPC in a region its account does not use',
    changed([
      "id: '555555555555'",
      "id: '555555555555'\n      vpcs: [{ id: vpc-0b2c3d4e5f6071829, region: eu-west-1 }]",
    ]),
    `
1 problem in firebreak.yaml

firebreak.yaml:20:51: aws.members[1].vpcs[0].region is not a region of aws.members[1] (web)
  found:   eu-west-1
  allowed: us-east-1
  do:      add eu-west-1 to aws.members[1].regions, or correct the VPC's region`,
  ],
  [
    'two responder roles whose names differ in case only',
    changed(['FirebreakResponder', 'firebreakINVESTIGATOR']),
    `
1 problem in firebreak.yaml

firebreak.yaml:27:18: aws.responders.roles.responder has the name of aws.responders.roles.investigator
  found:   firebreakINVESTIGATOR
  allowed: five different names; IAM ignores case
  do:      choose another name: each role has permissions of its own`,
  ],
  [
    'a responder role named like the deployment role',
    changed(['FirebreakBreakGlass', 'OrganizationAccountAccessRole']),
    `
1 problem in firebreak.yaml

firebreak.yaml:29:19: aws.responders.roles.breakGlass has the name of aws.deployment.role
  found:   OrganizationAccountAccessRole
  allowed: five different names; IAM ignores case
  do:      choose another name: each role has permissions of its own`,
  ],
  [
    'a trusted role outside the security account',
    changed(['mfa: aws', 'mfa: identity-provider\n    trustedRoles: [arn:aws:iam::444444444444:role/responder]']),
    `
1 problem in firebreak.yaml

firebreak.yaml:31:20: aws.responders.trustedRoles[0] is a role of account 444444444444, not of the security account
  found:   arn:aws:iam::444444444444:role/responder
  allowed: roles of aws.security (333333333333)
  do:      name a role of the security account: responders sign in there`,
  ],
  [
    'trusted roles that can never have MFA',
    changed(['mfa: aws', 'mfa: aws\n    trustedRoles: [arn:aws:iam::333333333333:role/responder]']),
    `
1 problem in firebreak.yaml

firebreak.yaml:31:5: aws.responders.trustedRoles is set while mfa is aws: sessions of a role never carry MFA, so nobody could respond
  found:   arn:aws:iam::333333333333:role/responder
  allowed: trusted roles with mfa: identity-provider only
  do:      set mfa: identity-provider when your responders sign in through federation, or remove trustedRoles when they are IAM users with MFA`,
  ],
  [
    'federation without trusted roles',
    changed(['mfa: aws', 'mfa: identity-provider']),
    `
1 problem in firebreak.yaml

firebreak.yaml:24:3: aws.responders.trustedRoles is empty while mfa is identity-provider
  found:   an empty list
  allowed: at least one role of the security account
  do:      list the roles your responders hold after signing in (IAM Identity Center: arn:aws:iam::…:role/aws-reserved/sso.amazonaws.com/…/AWSReservedSSO_…): AWS cannot see the provider's MFA, so anyone else would pass without`,
  ],
  [
    'an exempt role of an unlisted account',
    changed(['alsoExempt: []', 'alsoExempt: [arn:aws:iam::999999999999:role/pipeline]']),
    `
1 problem in firebreak.yaml

firebreak.yaml:32:18: aws.guardrails.alsoExempt[0] is a role of account 999999999999, which the estate does not list
  found:   arn:aws:iam::999999999999:role/pipeline
  allowed: roles of aws.management, aws.forensic, aws.security and aws.members
  do:      correct the account id, or add the account to aws.members`,
  ],
  [
    'a management role of another account',
    changed([
      '  management:',
      '  deployment: { managementRole: arn:aws:iam::222222222222:role/deploy }\n  management:',
    ]),
    `
1 problem in firebreak.yaml

firebreak.yaml:7:33: aws.deployment.managementRole is a role of account 222222222222, not of the management account
  found:   arn:aws:iam::222222222222:role/deploy
  allowed: a role of aws.management (111111111111)
  do:      name the role that cdktf deploy shall assume there, or remove the key to use your own credentials`,
  ],
  [
    'no commander first',
    changed(['role: commander', 'role: legal']),
    `
1 problem in firebreak.yaml

firebreak.yaml:34:29: the first contact of escalation is not the commander
  found:   legal
  allowed: commander
  do:      put the commander first: contacts are called in this order`,
  ],
  [
    'two commanders',
    changed([
      'escalation:',
      'escalation:\n  - { name: Tom Ng, role: commander, email: tom@example.com, phone: +1 555 0100 }',
    ]),
    `
1 problem in firebreak.yaml

firebreak.yaml:35:29: escalation[1] is a second commander
  found:   commander
  allowed: one commander
  do:      give a deputy the role security-lead: in an incident one person decides`,
  ],
  [
    'one address for two contacts',
    changed(
      [
        'escalation:',
        'escalation:\n  - { name: Asha Rao, role: commander, email: Asha@example.com, phone: +1 555 0100 }',
      ],
      ['role: commander, email: asha', 'role: legal, email: asha'],
    ),
    `
1 problem in firebreak.yaml

firebreak.yaml:35:43: escalation[1].email is also that of escalation[0]
  found:   asha@example.com
  allowed: each address once: it is subscribed to the alarms once
  do:      keep the contact with the first role this person is called for`,
  ],
  [
    'service access listed twice',
    changed(['settings: manage', 'settings: manage, serviceAccess: [sso.amazonaws.com, sso.amazonaws.com]']),
    `
1 problem in firebreak.yaml

firebreak.yaml:4:107: aws.organization.serviceAccess[1] repeats aws.organization.serviceAccess[0]
  found:   sso.amazonaws.com
  allowed: each entry once
  do:      remove one sso.amazonaws.com`,
  ],
];

test.each(CASES)('%s', (_name, text, message) => {
  expect(`\n${estateError(text).message}`).toBe(message);
});
