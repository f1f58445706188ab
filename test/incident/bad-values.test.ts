import { changed, incidentError } from './incident-text';

const INTERFACES = `        interfaces:
          - { id: eni-0a1b2c3d, subnet: subnet-0a1b2c3d, groups: [sg-0a1b2c3d] }
`;
const ACLS = `        acls:
          - { subnet: subnet-0a1b2c3d, was: acl-0a1b2c3d }
`;

/** What is wrong, the file, and the whole message. */
const CASES: [name: string, text: string, message: string][] = [
  [
    'an unknown phase',
    changed(['phase: contain', 'phase: contained']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:6:8: phase is not one of the allowed values
  found:   contained
  allowed: contain, release, close
  do:      did you mean contain?`,
  ],
  [
    'an unknown key',
    changed(['commander:', 'comander:']),
    `
2 problems in incidents/INC-42.yaml

incidents/INC-42.yaml:1:1: commander is missing
  found:   nothing
  allowed: 1 to 64 characters
  do:      add 'commander:' to the incident file

incidents/INC-42.yaml:4:1: unknown key 'comander' in the incident file
  found:   'comander'
  allowed: version, id, declaredAt, commander, sequence, reason, phase, sessionCutoff, releasedAt, closedAt, expires, aws, azure, deadlines, notes, log
  do:      did you mean 'commander'?`,
  ],
  [
    'a time without Z',
    changed(['2026-11-20T18:04:00Z', '2026-11-20T18:04:00']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:3:13: declaredAt (19 characters) is not valid
  found:   2026-11-20T18:04:00
  allowed: a time in UTC such as 2026-11-20T18:04:00Z
  do:      write it as \`date -u +%FT%TZ\` prints it`,
  ],
  [
    'a day that does not exist',
    changed(['2026-11-27', '2026-02-30']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:8:10: expires (20 characters) is not valid
  found:   2026-02-30T18:00:00Z
  allowed: a time in UTC such as 2026-11-20T18:04:00Z
  do:      write it as \`date -u +%FT%TZ\` prints it`,
  ],
  [
    'an id with a space',
    changed(['id: INC-42', 'id: INC 42']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:2:5: id (6 characters) is not valid
  found:   INC 42
  allowed: 3 to 32 letters, digits and -, such as INC-42
  do:      write 3 to 32 letters, digits and -, such as INC-42`,
  ],
  [
    'an id with a slash',
    changed(['id: INC-42', 'id: ../INC-42']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:2:5: id (9 characters) is not valid
  found:   ../INC-42
  allowed: 3 to 32 letters, digits and -, such as INC-42
  do:      write 3 to 32 letters, digits and -, such as INC-42`,
  ],
  [
    'an account id read as a number',
    changed(["'444444444444'", '444444444444']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:10:14: aws[0].account is a number
  found:   444444444444
  allowed: 12 digits in quotes
  do:      put it in quotes: '444444444444'`,
  ],
  [
    'a malformed instance id',
    changed(['i-0a1b2c3d', 'i-0a1b2c3']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:18:13: aws[0].instances[0].id (9 characters) is not valid
  found:   i-0a1b2c3
  allowed: an id such as i-0a1b2c3d4e5f60718
  do:      copy the id from \`aws ec2 describe-instances\``,
  ],
  [
    'an instance without facts',
    changed([INTERFACES, ''], [ACLS, '']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:18:9: aws[0].instances[0].interfaces is missing
  found:   nothing
  allowed: a list of at least one entry; each: the keys id, subnet, groups
  do:      add 'interfaces:' to aws[0].instances[0]: let \`firebreak open\` look them up, or \`aws ec2 describe-instances\``,
  ],
  [
    'an instance with an empty list of interfaces',
    changed([INTERFACES, '        interfaces: []\n'], [ACLS, '']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:22:21: aws[0].instances[0].interfaces is empty
  found:   an empty list
  allowed: a list of at least one entry; each: the keys id, subnet, groups
  do:      let \`firebreak open\` look them up, or \`aws ec2 describe-instances\``,
  ],
  [
    'an interface without its groups',
    changed([', groups: [sg-0a1b2c3d]', '']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:23:13: aws[0].instances[0].interfaces[0].groups is missing
  found:   nothing
  allowed: a list of at least one entry; each: an id such as sg-0a1b2c3d4e5f60718
  do:      add 'groups:' to aws[0].instances[0].interfaces[0]: write what it was before containment; \`firebreak open\` looks it up`,
  ],
  [
    'a temporary access key',
    changed(['AKIA', 'ASIA']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:13:28: aws[0].users[0].accessKeys[0].id (20 characters) is not valid
  found:   ASIAIOSFODNN7EXAMPLE
  allowed: the id of a long-term key such as AKIAIOSFODNN7EXAMPLE
  do:      copy it from \`aws iam list-access-keys\`; a temporary key (ASIA…) dies with the user or role that it was made of`,
  ],
  [
    'an access key without its status',
    changed([', was: Active', '']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:13:22: aws[0].users[0].accessKeys[0].was is missing
  found:   nothing
  allowed: Active, Inactive
  do:      add 'was:' to aws[0].users[0].accessKeys[0]: write what it was before containment; \`firebreak open\` looks it up`,
  ],
  [
    'a role by its ARN',
    changed(['name: web-server', 'name: arn:aws:iam::444444444444:role/web-server']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:15:15: aws[0].roles[0].name (41 characters) is not valid
  found:   arn:aws:iam::444444444444:role/web-server
  allowed: the name of a user or role, without its path
  do:      write the name of a user or role, without its path`,
  ],
  [
    'a role path without slash',
    changed(['/workload/', '/workload']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:16:15: aws[0].roles[0].path (9 characters) is not valid
  found:   /workload
  allowed: an IAM path such as / or /teams/
  do:      write an IAM path such as / or /teams/`,
  ],
  [
    'a function by its ARN',
    changed(['name: resize', "name: 'arn:aws:lambda:us-east-1:444444444444:function:resize'"]),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:27:17: aws[0].functions[0].name (53 characters) is not valid
  found:   'arn:aws:lambda:us-east-1:444444444444:function:resize'
  allowed: the name of a function, without its ARN
  do:      copy the FunctionName from \`aws lambda list-functions\``,
  ],
  [
    'a key by its alias',
    changed(['key/1a2b3c4d', 'alias/main']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:29:12: aws[0].keys[0] (45 characters) is not valid
  found:   'arn:aws:kms:eu-west-1:444444444444:alias/main'
  allowed: the ARN of a KMS key
  do:      copy the Arn from \`aws kms describe-key\`: an alias may come to mean another key`,
  ],
  [
    'an Identity Center user by name',
    changed(['    users:\n', '    identityCenterUsers: [{ id: asha, name: asha }]\n    users:\n']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:11:33: aws[0].identityCenterUsers[0].id (4 characters) is not valid
  found:   asha
  allowed: an id such as 906763d8a2-1b2c3d4e-5f60-7182-93a4-b5c6d7e8f901
  do:      copy the id from \`aws identitystore list-users\``,
  ],
  [
    'an event without author',
    changed(['who: Asha Rao, ', '']),
    `
1 problem in incidents/INC-42.yaml

incidents/INC-42.yaml:33:5: log[0].who is missing
  found:   nothing
  allowed: text
  do:      add 'who:' to log[0]`,
  ],
];

test.each(CASES)('%s', (_name, text, message) => {
  expect(`\n${incidentError(text).message}`).toBe(message);
});
