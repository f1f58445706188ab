import { another, changed, incidentError } from './incident-text';

const ACLS = `        acls:
          - { subnet: subnet-0a1b2c3d, was: acl-0a1b2c3d }
`;
const INSTANCE = `instances:
      - id: i-0b2c3d4e
        region: REGION
        vpc: VPC
        interfaces: [{ id: eni-0a1b2c3d, subnet: subnet-0a1b2c3d, groups: [sg-0a1b2c3d] }]`;
const SECOND_INSTANCE = `      - id: i-0b2c3d4e
        region: eu-west-1
        vpc: vpc-0a1b2c3d4e5f60718
        interfaces: [{ id: eni-0a1b2c3d, subnet: subnet-0a1b2c3d, groups: [sg-0a1b2c3d] }]
`;
/** A target in an account. */
const account = (id: string, targets: string) => `  - account: '${id}'\n    ${targets}\n`;
/** An incident with these targets only. */
const only = (targets: string) => another('INC-42', targets);

/** What is wrong, the file, and the whole message. */
const CASES: [name: string, text: string, message: string][] = [
  [
    'an account outside the estate',
    only(account('123456789012', 'root: true')),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:10:14: aws[0] is in account 123456789012, which the estate does not list
  found:   '123456789012'
  allowed: 111111111111, 222222222222, 333333333333, 444444444444, 555555555555
  do:      correct the id, or add the account to aws.members of the estate file and deploy 'prepare-*' first`,
  ],
  [
    'the management account',
    only(account('111111111111', 'users: [{ name: admin }]')),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:10:14: 111111111111 is the management account: SCPs do nothing there, so an administrator in it can undo the containment
  found:   '111111111111'
  allowed: other accounts; this one with acknowledged: [management-account]
  do:      add 'acknowledged: [management-account]' to aws[0], and contain every administrator of the account`,
  ],
  [
    'in the management account, what only SCPs and RCPs contain',
    only(
      account(
        '111111111111',
        "root: true\n    quarantine: true\n    identityCenterUsers: [{ id: 1b2c3d4e-5f60-7182-93a4-b5c6d7e8f901, name: asha }]\n    buckets: [billing]\n    keys: ['arn:aws:kms:eu-west-1:111111111111:key/1a2b3c4d']",
      ),
    ),
    `
5 problems in incidents/INC-42.yaml

incidents/INC-42.yaml:11:5: aws[0].root has no effect: 111111111111 is the management account, which SCPs and RCPs do not bind
  found:   true
  allowed: users, roles, instances, functions and databases in this account
  do:      remove it here; change the password and the MFA device of the root user, and delete its access keys

incidents/INC-42.yaml:12:5: aws[0].quarantine has no effect: 111111111111 is the management account, which SCPs and RCPs do not bind
  found:   true
  allowed: users, roles, instances, functions and databases in this account
  do:      remove it here; contain its users, roles and instances one by one

incidents/INC-42.yaml:13:5: aws[0].identityCenterUsers has no effect: 111111111111 is the management account, which SCPs and RCPs do not bind
  found:   a list
  allowed: users, roles, instances, functions and databases in this account
  do:      remove it here; take the assignment to this account away in IAM Identity Center, or disable the user there

incidents/INC-42.yaml:14:5: aws[0].buckets has no effect: 111111111111 is the management account, which SCPs and RCPs do not bind
  found:   a list
  allowed: users, roles, instances, functions and databases in this account
  do:      remove it here; deny access in the policy of the bucket, and note the old policy

incidents/INC-42.yaml:15:5: aws[0].keys has no effect: 111111111111 is the management account, which SCPs and RCPs do not bind
  found:   a list
  allowed: users, roles, instances, functions and databases in this account
  do:      remove it here; deny access in the policy of the key, and note the old policy`,
  ],
  [
    'quarantine of the security account',
    only(account('333333333333', 'quarantine: true')),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:11:17: aws[0].quarantine would quarantine the security account: responders sign in there and would be locked out
  found:   true
  allowed: false in this account
  do:      contain its users, roles and instances one by one`,
  ],
  [
    'quarantine of the forensic account',
    only(account('222222222222', 'quarantine: true')),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:11:17: aws[0].quarantine would quarantine the forensic account: evidence would no longer arrive, and this incident could not write its state
  found:   true
  allowed: false in this account
  do:      contain its users, roles and instances one by one`,
  ],
  [
    'access keys of the security account',
    only(
      account('333333333333', 'users: [{ name: somebody, accessKeys: [{ id: AKIAIOSFODNN7EXAMPLE, was: Active }] }]'),
    ),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:11:31: aws[0].users[0].accessKeys are keys of the security account, where responders change no identity
  found:   a list
  allowed: no access keys in this account
  do:      remove them: the SCP denies their user; the break-glass role can switch them off`,
  ],
  [
    'a responder role',
    changed(['name: web-server', 'name: firebreakresponder']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:15:15: aws[0].roles[0].name is a role of Firebreak: without it nobody could respond, or release this
  found:   firebreakresponder
  allowed: roles that are not part of Firebreak
  do:      contain the person or the role that assumed it`,
  ],
  [
    'a role under the Firebreak path',
    changed(['path: /workload/', 'path: /firebreak/']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:15:15: aws[0].roles[0].name is a role of Firebreak: without it nobody could respond, or release this
  found:   web-server
  allowed: roles that are not part of Firebreak
  do:      contain the person or the role that assumed it`,
  ],
  [
    'the deployment role',
    changed(['role: resize-role', 'role: OrganizationAccountAccessRole']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:27:50: aws[0].functions[0].role is the deployment role: the account could be neither prepared nor repaired
  found:   OrganizationAccountAccessRole
  allowed: roles that are not part of Firebreak
  do:      contain whoever assumed it`,
  ],
  [
    'a service-linked role',
    changed(['name: web-server', 'name: AWSServiceRoleForAutoScaling']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:15:15: aws[0].roles[0] is a service-linked role: IAM refuses to change it, and SCPs do not bind it
  found:   AWSServiceRoleForAutoScaling
  allowed: roles that the account itself manages
  do:      contain what uses the service: the instance, the function, or who configured it`,
  ],
  [
    'a role of Identity Center',
    changed(['path: /workload/', 'path: /aws-reserved/sso.amazonaws.com/eu-west-1/']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:15:15: aws[0].roles[0] is a role of IAM Identity Center: everybody with its permission set holds it, and only Identity Center changes it
  found:   web-server
  allowed: roles that the account itself manages
  do:      list the person under identityCenterUsers (\`open --identity-center-user <user id>=<name>\`): the name of the session is the user name, of which \`aws identitystore list-users\` shows the id`,
  ],
  [
    'a function whose role is not denied',
    changed(['name: web-server', 'name: resize-role\n        control: revoke-sessions']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:16:18: aws[0].roles[0] only revokes sessions, but aws[0].functions[0] is contained by denying this role
  found:   revoke-sessions
  allowed: deny
  do:      write deny, or remove aws[0].functions[0]`,
  ],
  [
    'an instance in a region that the account does not use',
    only(account('555555555555', INSTANCE.replace('REGION', 'eu-west-1').replace('VPC', 'vpc-0c3d4e5f'))),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:13:17: aws[0].instances[0].region is not a region of web in the estate: no isolation group waits there
  found:   eu-west-1
  allowed: us-east-1
  do:      contain its role here; to isolate it, add eu-west-1 and the VPC to the estate file and deploy prepare-aws-web-eu-west-1`,
  ],
  [
    'an instance in a VPC outside the estate',
    changed(['vpc: vpc-0a1b2c3d4e5f60718', 'vpc: vpc-0c3d4e5f']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:20:14: aws[0].instances[0].vpc is no VPC of the estate: no isolation group waits there for payments in eu-west-1
  found:   vpc-0c3d4e5f
  allowed: vpc-0a1b2c3d4e5f60718
  do:      add { id: vpc-0c3d4e5f, region: eu-west-1 } to the vpcs of payments in the estate file and deploy prepare-aws-payments-eu-west-1`,
  ],
  [
    'an instance in a VPC of another region',
    changed(['region: eu-west-1', 'region: us-east-1']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:20:14: aws[0].instances[0].vpc is listed in another region: no isolation group waits there for payments in us-east-1
  found:   vpc-0a1b2c3d4e5f60718
  allowed: none: the estate lists no VPC of payments in us-east-1
  do:      correct the region, or the VPC`,
  ],
  [
    'an instance in a VPC of another account',
    only(account('333333333333', INSTANCE.replace('REGION', 'eu-west-1').replace('VPC', 'vpc-0a1b2c3d4e5f60718'))),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:14:14: aws[0].instances[0].vpc is listed for payments: no isolation group waits there for security in eu-west-1
  found:   vpc-0a1b2c3d4e5f60718
  allowed: none: the estate lists no VPC of security in eu-west-1
  do:      correct the account or the VPC; in a VPC that payments shares, the groups of its owner cannot be used: isolate by hand`,
  ],
  [
    'a database in a VPC outside the estate',
    changed(['vpc: vpc-0a1b2c3d4e5f60718, groups', 'vpc: vpc-0c3d4e5f, groups']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:31:63: aws[0].databases[0].vpc is no VPC of the estate: no isolation group waits there for payments in eu-west-1
  found:   vpc-0c3d4e5f
  allowed: vpc-0a1b2c3d4e5f60718
  do:      add { id: vpc-0c3d4e5f, region: eu-west-1 } to the vpcs of payments in the estate file and deploy prepare-aws-payments-eu-west-1`,
  ],
  [
    'isolation by NACL without the subnet of an interface',
    changed([ACLS, '']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:18:9: aws[0].instances[0].acls lacks subnet-0a1b2c3d, in which the instance has an interface: it would stay connected
  found:   nothing
  allowed: every subnet of the interfaces
  do:      add { subnet: subnet-0a1b2c3d, was: … } with the NetworkAclId that \`aws ec2 describe-network-acls\` shows, or let \`firebreak open\` look it up`,
  ],
  [
    'a NACL for a subnet without interface',
    changed([ACLS, `${ACLS}          - { subnet: subnet-0b2c3d4e, was: acl-0a1b2c3d }\n`]),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:26:23: aws[0].instances[0].acls[1] is a subnet in which the instance has no interface: strangers would be cut off
  found:   subnet-0b2c3d4e
  allowed: subnet-0a1b2c3d
  do:      remove it`,
  ],
  [
    'step convert without severed',
    changed(['isolation: nacl', 'isolation: security-group\n        step: convert']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:22:15: aws[0].instances[0].step is convert with isolation: security-group: the instance would stay open to everything
  found:   convert
  allowed: convert with isolation: severed only
  do:      write isolation: severed, or remove step`,
  ],
  [
    'a key of another account',
    changed(['444444444444:key', '555555555555:key']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:29:12: aws[0].keys[0] is a key of account 555555555555, not of 444444444444
  found:   'arn:aws:kms:eu-west-1:555555555555:key/1a2b3c4d'
  allowed: keys of 444444444444
  do:      list it under a target with account: '555555555555'`,
  ],
  [
    'a bucket of Firebreak',
    changed(['[acme-uploads]', '[acme-firebreak-evidence-222222222222]']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:28:15: aws[0].buckets[0] is a bucket of Firebreak: evidence and state would be out of reach
  found:   acme-firebreak-evidence-222222222222
  allowed: buckets of the workload
  do:      remove it: Object Lock and guardrails protect what is in it`,
  ],
  [
    'an account twice',
    changed(['log:', `${account('444444444444', 'root: true')}log:`]),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:32:14: the account 444444444444 is listed twice: at aws[0].account and at aws[1].account
  found:   '444444444444'
  allowed: each once
  do:      put all targets of the account under one entry`,
  ],
  [
    'a role twice, in other letter case',
    changed(['    instances:', '      - name: Web-Server\n    instances:']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:17:15: the role Web-Server of account 444444444444 is listed twice: at aws[0].roles[0].name and at aws[0].roles[1].name
  found:   Web-Server
  allowed: each once
  do:      remove one of the two`,
  ],
  [
    'an interface of two instances',
    changed(['    functions:', `${SECOND_INSTANCE}    functions:`]),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:29:28: the interface eni-0a1b2c3d is listed twice: at aws[0].instances[0].interfaces[0].id and at aws[0].instances[1].interfaces[0].id
  found:   eni-0a1b2c3d
  allowed: each once
  do:      remove one of the two`,
  ],
];

test.each(CASES)('%s', (_name, text, message) => {
  expect(`\n${incidentError(text).message}`).toBe(message);
});
