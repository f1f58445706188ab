import type { AwsTargets } from '../../stacks/incident/aws-targets';

/** What containment does to each target, as the file declares it. */
export function done(targets: AwsTargets): [target: string, what: string][] {
  const denied = (denial: string) =>
    `an SCP denies it everything; in IAM, ${denial === 'inline' ? 'an inline' : 'the managed'} deny`;
  return [
    ...(targets.quarantine
      ? [
          ['whole account', 'the quarantine policies (SCP and RCP) deny everything to everybody but responders'] as [
            string,
            string,
          ],
        ]
      : []),
    ...(targets.root ? [['root user', 'an SCP denies it everything'] as [string, string]] : []),
    ...targets.users.map(({ name, denial, accessKeys }): [string, string] => [
      `user ${name}`,
      [
        denied(denial),
        ...(accessKeys.length > 0 ? [`keys switched off: ${accessKeys.map(keyText).join(', ')}`] : []),
      ].join('; '),
    ]),
    ...targets.roles.map(({ name, control, denial }): [string, string] => [
      `role ${name}`,
      control === 'deny' ? denied(denial) : 'sessions from before the cutoff are denied everything; new ones work',
    ]),
    ...targets.identityCenterUsers.map(({ name }): [string, string] => [
      `Identity Center user ${name}`,
      'an SCP denies the person everything in this account',
    ]),
    ...targets.instances.map((instance): [string, string] => [`instance ${instance.id}`, isolated(instance)]),
    ...targets.functions.map(({ name, role }): [string, string] => [
      `function ${name}`,
      `its role ${role} is denied everything`,
    ]),
    ...targets.buckets.map((name): [string, string] => [
      `bucket ${name}`,
      'an RCP denies it to everybody but responders',
    ]),
    ...targets.keys.map((arn): [string, string] => [`key ${arn}`, 'an RCP denies it to everybody but responders']),
    ...targets.databases.map(({ id, region }): [string, string] => [
      `database ${id}`,
      `on the isolation group alone, in ${region}; an SCP keeps it as it is`,
    ]),
  ];
}

function keyText({ id, was }: AwsTargets['users'][number]['accessKeys'][number]): string {
  return `${id} (was ${was})`;
}

function isolated({ region, isolation, interfaces, acls, dns }: AwsTargets['instances'][number]): string {
  const how = {
    'security-group': 'on the isolation group alone',
    severed: 'connections severed, then on the isolation group alone',
    nacl: `on the isolation group alone, every subnet (${acls.length}) on the deny-all NACL`,
  }[isolation];
  const parts = [
    `every interface (${interfaces.length}): ${how}, in ${region}`,
    'an SCP keeps it running and as it is',
  ];
  return [...parts, ...(dns ? ['every DNS name blocked for its VPC'] : [])].join('; ');
}
