import { changed, estateError } from './estate-text';

/** What is wrong, the file, and the whole message. */
const CASES: [name: string, text: string, message: string][] = [
  [
    'an unknown key',
    changed(['retentionDays: 365', 'retentiondays: 365']),
    `
1 problem in firebreak.yaml

firebreak.yaml:23:5: unknown key 'retentiondays' in aws.evidence
  found:   'retentiondays'
  allowed: retentionDays
  do:      did you mean 'retentionDays'?`,
  ],
  [
    'an unknown key like no other',
    changed(['mfa: aws', 'mfa: aws\n    colour: red']),
    `
1 problem in firebreak.yaml

firebreak.yaml:31:5: unknown key 'colour' in aws.responders
  found:   'colour'
  allowed: roles, mfa, trustedRoles, sessionHours
  do:      remove it; firebreak.example.yaml shows where every key belongs`,
  ],
  [
    'a YAML 1.1 merge key',
    changed(["id: '222222222222'", '<<: { id: 1 }']),
    `
2 problems in firebreak.yaml

firebreak.yaml:9:3: aws.forensic.id is missing
  found:   nothing
  allowed: 12 digits in quotes
  do:      add 'id:' to aws.forensic

firebreak.yaml:10:5: unknown key '<<' in aws.forensic
  found:   '<<'
  allowed: id, regions, vpcs, publicBuckets
  do:      remove it; firebreak.example.yaml shows where every key belongs`,
  ],
  [
    'an account id of 11 digits',
    changed(["'222222222222'", "'22222222222'"]),
    `
1 problem in firebreak.yaml

firebreak.yaml:10:9: aws.forensic.id (11 characters) is not valid
  found:   '22222222222'
  allowed: 12 digits in quotes
  do:      copy the id from \`aws organizations list-accounts\`, leading zeros included`,
  ],
  [
    'an account id read as a number',
    changed(["'222222222222'", '022222222222']),
    `
1 problem in firebreak.yaml

firebreak.yaml:10:9: aws.forensic.id is a number
  found:   022222222222
  allowed: 12 digits in quotes
  do:      put it in quotes: '022222222222'`,
  ],
  [
    'an account id of 11 digits read as a number',
    changed(["'222222222222'", '22222222222']),
    `
1 problem in firebreak.yaml

firebreak.yaml:10:9: aws.forensic.id is a number
  found:   22222222222
  allowed: 12 digits in quotes
  do:      copy the id from \`aws organizations list-accounts\`, leading zeros included`,
  ],
  [
    'a region that does not exist',
    changed(['homeRegion: eu-west-1', 'homeRegion: eu-wst-1']),
    `
1 problem in firebreak.yaml

firebreak.yaml:5:15: aws.homeRegion is not one of the allowed values
  found:   eu-wst-1
  allowed: one of 34 values: eu-west-1, eu-west-2, eu-west-3, …
  do:      did you mean eu-west-1?`,
  ],
  [
    'a region like no other',
    changed(['homeRegion: eu-west-1', 'homeRegion: Frankfurt']),
    `
1 problem in firebreak.yaml

firebreak.yaml:5:15: aws.homeRegion is not one of the allowed values
  found:   Frankfurt
  allowed: one of 34 values: af-south-1, ap-east-1, ap-east-2, …
  do:      choose one that \`aws account list-regions\` shows as enabled`,
  ],
  [
    'a VPC id that is none',
    changed(['vpc-0a1b2c3d4e5f60718', 'subnet-0a1b2c3d']),
    `
1 problem in firebreak.yaml

firebreak.yaml:17:17: aws.members[0].vpcs[0].id (15 characters) is not valid
  found:   subnet-0a1b2c3d
  allowed: a VPC id such as vpc-0a1b2c3d4e5f60718
  do:      copy the VpcId from \`aws ec2 describe-vpcs\``,
  ],
  [
    'a retention of 0',
    changed(['retentionDays: 365', 'retentionDays: 0']),
    `
1 problem in firebreak.yaml

firebreak.yaml:23:20: aws.evidence.retentionDays is too small
  found:   0
  allowed: a whole number from 1 to 36500
  do:      write a whole number from 1 to 36500`,
  ],
  [
    'a retention over 100 years',
    changed(['retentionDays: 365', 'retentionDays: 36501']),
    `
1 problem in firebreak.yaml

firebreak.yaml:23:20: aws.evidence.retentionDays is too large
  found:   36501
  allowed: a whole number from 1 to 36500
  do:      write a whole number from 1 to 36500`,
  ],
  [
    'a retention with a fraction',
    changed(['retentionDays: 365', 'retentionDays: 0.5']),
    `
1 problem in firebreak.yaml

firebreak.yaml:23:20: aws.evidence.retentionDays is not a whole number
  found:   0.5
  allowed: a whole number from 1 to 36500
  do:      write a whole number from 1 to 36500`,
  ],
  [
    'a retention in words',
    changed(['retentionDays: 365', 'retentionDays: a year']),
    `
1 problem in firebreak.yaml

firebreak.yaml:23:20: aws.evidence.retentionDays is text
  found:   a year
  allowed: a whole number from 1 to 36500
  do:      write a whole number from 1 to 36500`,
  ],
  [
    'a missing break-glass role',
    changed(['      breakGlass: FirebreakBreakGlass\n', '']),
    `
1 problem in firebreak.yaml

firebreak.yaml:25:5: aws.responders.roles.breakGlass is missing
  found:   nothing
  allowed: 1 to 64 characters of letters, digits and +=,.@_-
  do:      add 'breakGlass:' to aws.responders.roles`,
  ],
  [
    'a role name over 64 characters',
    changed(['breakGlass: FirebreakBreakGlass', `breakGlass: ${'R'.repeat(65)}`]),
    `
1 problem in firebreak.yaml

firebreak.yaml:29:19: aws.responders.roles.breakGlass (65 characters) is not valid
  found:   RRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRR
  allowed: 1 to 64 characters of letters, digits and +=,.@_-
  do:      choose a shorter or plainer name, without a path`,
  ],
  [
    'an exempt role with a wildcard',
    changed(['alsoExempt: []', "alsoExempt: ['arn:aws:iam::111111111111:role/*']"]),
    `
1 problem in firebreak.yaml

firebreak.yaml:32:18: aws.guardrails.alsoExempt[0] (32 characters) is not valid
  found:   'arn:aws:iam::111111111111:role/*'
  allowed: the exact ARN of one role; its account may be * (the role of that name in every account)
  do:      copy the Arn from \`aws iam get-role\``,
  ],
  [
    'a key without value',
    changed(['mfa: aws', 'mfa:']),
    `
1 problem in firebreak.yaml

firebreak.yaml:30:5: aws.responders.mfa has no value
  found:   nothing
  allowed: aws, identity-provider
  do:      write a value, or remove the key`,
  ],
  [
    'an empty list',
    changed(['regions: [eu-west-1, us-east-1]', 'regions: []']),
    `
1 problem in firebreak.yaml

firebreak.yaml:6:12: aws.regions is empty
  found:   an empty list
  allowed: a list of at least one entry; each: one of 34 values: af-south-1, ap-east-1, ap-east-2, …
  do:      compare firebreak.example.yaml`,
  ],
  [
    'a mapping for a list',
    changed(['regions: [eu-west-1, us-east-1]', 'regions: { first: eu-west-1 }']),
    `
1 problem in firebreak.yaml

firebreak.yaml:6:12: aws.regions is a mapping
  found:   a mapping
  allowed: a list of at least one entry; each: one of 34 values: af-south-1, ap-east-1, ap-east-2, …
  do:      compare firebreak.example.yaml`,
  ],
  [
    'text for true or false',
    changed(['alsoExempt: []', 'prevent: { rootUser: yes }']),
    `
1 problem in firebreak.yaml

firebreak.yaml:32:26: aws.guardrails.prevent.rootUser is text
  found:   yes
  allowed: true or false
  do:      write true or false`,
  ],
  [
    'an unknown trail mode',
    changed(['mode: create', 'mode: adpt']),
    `
1 problem in firebreak.yaml

firebreak.yaml:21:18: aws.trail.mode is not one of the allowed values
  found:   adpt
  allowed: create, adopt, keep
  do:      did you mean adopt?`,
  ],
  [
    'a trail mode without its fields',
    changed(['mode: create', 'mode: adopt, name: org-trail']),
    `
1 problem in firebreak.yaml

firebreak.yaml:21:3: aws.trail.region is missing
  found:   nothing
  allowed: one of 34 values: af-south-1, ap-east-1, ap-east-2, …
  do:      add 'region:' to aws.trail`,
  ],
  [
    'another version',
    changed(['version: 1', 'version: 2']),
    `
1 problem in firebreak.yaml

firebreak.yaml:1:10: version is not one of the allowed values
  found:   2
  allowed: 1
  do:      write 1`,
  ],
  [
    'a list instead of an estate',
    '- acme\n',
    `
1 problem in firebreak.yaml

firebreak.yaml:1:1: the estate file is a list
  found:   a list
  allowed: the keys version, name, notifications, escalation, aws, azure
  do:      compare firebreak.example.yaml`,
  ],
];

test.each(CASES)('%s', (_name, text, message) => {
  expect(`\n${estateError(text).message}`).toBe(message);
});
