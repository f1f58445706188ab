import { ESTATE, MEMBER, type Step } from './responder-estate';

export const iam = (rest: string) => `arn:aws:iam::${MEMBER}:${rest}`;
const ec2 = (rest: string) => `arn:aws:ec2:eu-west-1:${MEMBER}:${rest}`;
const snapshot = 'arn:aws:ec2:eu-west-1::snapshot/snap-0a1b2c3d4e5f60718';
const key = `arn:aws:kms:eu-west-1:${MEMBER}:key/11111111-2222-3333-4444-555555555555`;
const denyAll = { 'iam:PolicyARN': iam('policy/firebreak/firebreak-deny-all') };
export const makes = (value: string) => ({ 'aws:RequestTag/firebreak': value });
export const made = (value: string) => ({ 'aws:ResourceTag/firebreak': value });
const throughEc2 = { 'kms:ViaService': 'ec2.eu-west-1.amazonaws.com' };
const state = `arn:aws:s3:::${ESTATE.stateBucket}/incidents/INC-42.tfstate`;
const forensic = ESTATE.forensicAccountId;
const security = ESTATE.securityAccountId;
const colleague = `arn:aws:iam::${security}:user/asha`;

/** Every step of the three runbooks that calls AWS, by the row of the requirements that it serves. */
export const STEPS: Record<string, Step> = {
  'C2 switch a key off': { action: 'iam:UpdateAccessKey', resource: iam('user/ci-deploy') },
  'C3 deny a user inline': { action: 'iam:PutUserPolicy', resource: iam('user/ci-deploy') },
  'C3 deny a role inline': { action: 'iam:PutRolePolicy', resource: iam('role/App') },
  'C3 deny a user by the staged policy': { action: 'iam:AttachUserPolicy', resource: iam('user/a'), context: denyAll },
  'C3 deny a role by the policy of AWS': {
    action: 'iam:AttachRolePolicy',
    resource: iam('role/App'),
    context: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AWSDenyAll' },
  },
  'C4 release a user': { action: 'iam:DeleteUserPolicy', resource: iam('user/ci-deploy') },
  'C4 release a role': { action: 'iam:DeleteRolePolicy', resource: iam('role/App') },
  'C5 release the console': { action: 'iam:DetachUserPolicy', resource: iam('user/a'), context: denyAll },
  'C6 give an interface the isolation group': {
    action: 'ec2:ModifyNetworkInterfaceAttribute',
    resource: ec2('network-interface/eni-0a1b2c3d4e5f60718'),
  },
  'C6 use the group': { action: 'ec2:ModifyNetworkInterfaceAttribute', resource: ec2('security-group/sg-1') },
  'C6 give a subnet the NACL': { action: 'ec2:ReplaceNetworkAclAssociation', resource: ec2('subnet/subnet-1') },
  'C6 use the NACL': { action: 'ec2:ReplaceNetworkAclAssociation', resource: ec2('network-acl/acl-1') },
  'C6 make a group': {
    action: 'ec2:CreateSecurityGroup',
    resource: ec2('security-group/*'),
    context: makes('containment'),
  },
  'C6 make a group in the VPC': { action: 'ec2:CreateSecurityGroup', resource: ec2('vpc/vpc-1') },
  'C6 tag it': {
    action: 'ec2:CreateTags',
    resource: ec2('security-group/*'),
    context: { 'ec2:CreateAction': 'CreateSecurityGroup' },
  },
  'C6 give it a rule': {
    action: 'ec2:AuthorizeSecurityGroupIngress',
    resource: ec2('security-group/sg-1'),
    context: made('containment'),
  },
  'C6 name the rule': { action: 'ec2:AuthorizeSecurityGroupIngress', resource: ec2('security-group-rule/*') },
  'C6 delete the group': {
    action: 'ec2:DeleteSecurityGroup',
    resource: ec2('security-group/sg-1'),
    context: made('containment'),
  },
  'C6 block DNS': {
    action: 'route53resolver:AssociateFirewallRuleGroup',
    resource: `arn:aws:route53resolver:eu-west-1:${MEMBER}:firewall-rule-group-association/*`,
    context: makes('containment'),
  },
  'C6 unblock DNS': {
    action: 'route53resolver:DisassociateFirewallRuleGroup',
    resource: `arn:aws:route53resolver:eu-west-1:${MEMBER}:firewall-rule-group-association/rslvr-frgassoc-1`,
    context: made('containment'),
  },
  'C7 protect from termination': {
    action: 'ec2:ModifyInstanceAttribute',
    resource: ec2('instance/i-1'),
    context: { 'ec2:Attribute/DisableApiTermination': 'true' },
  },
  'C7 stop rather than terminate': {
    action: 'ec2:ModifyInstanceAttribute',
    resource: ec2('instance/i-1'),
    context: { 'ec2:Attribute': 'instanceInitiatedShutdownBehavior' },
  },
  'C7 keep volumes': { action: 'ec2:ModifyInstanceAttribute', resource: ec2('instance/i-1') },
  'C7 snapshot an instance': { action: 'ec2:CreateSnapshots', resource: ec2('instance/i-1') },
  'C7 snapshot a volume': { action: 'ec2:CreateSnapshot', resource: ec2('volume/vol-1') },
  'C7 make the snapshot': { action: 'ec2:CreateSnapshots', resource: snapshot, context: makes('evidence') },
  'C7 tag the snapshot': {
    action: 'ec2:CreateTags',
    resource: snapshot,
    context: { 'ec2:CreateAction': 'CreateSnapshots' },
  },
  'C7 copy it to a key that can be shared': { action: 'ec2:CopySnapshot', resource: snapshot },
  'C7 read it for the copy': { action: 'kms:Decrypt', resource: key, context: throughEc2 },
  'C7 let EBS use the key': {
    action: 'kms:CreateGrant',
    resource: key,
    context: { ...throughEc2, 'kms:GrantIsForAWSResource': 'true' },
  },
  'C7 share it with the forensic account': {
    action: 'ec2:ModifySnapshotAttribute',
    resource: snapshot,
    context: { ...made('evidence'), 'ec2:Add/userId': forensic },
  },
  'C7 keep it out of Auto Scaling': {
    action: 'autoscaling:EnterStandby',
    resource: `arn:aws:autoscaling:eu-west-1:${MEMBER}:autoScalingGroup:1:autoScalingGroupName/web`,
  },
  'C7 out of a load balancer': {
    action: 'elasticloadbalancing:DeregisterTargets',
    resource: `arn:aws:elasticloadbalancing:eu-west-1:${MEMBER}:targetgroup/web/1`,
  },
  'C7 out of a classic load balancer': {
    action: 'elasticloadbalancing:DeregisterInstancesFromLoadBalancer',
    resource: `arn:aws:elasticloadbalancing:eu-west-1:${MEMBER}:loadbalancer/web`,
  },
  'C8 log the flows of an interface': { action: 'ec2:CreateFlowLogs', resource: ec2('network-interface/eni-1') },
  'C8 make the flow log': {
    action: 'ec2:CreateFlowLogs',
    resource: ec2('vpc-flow-log/*'),
    context: makes('containment'),
  },
  'C8 deliver it': { action: 'logs:CreateLogDelivery', resource: '*' },
  'C8 delete it': { action: 'ec2:DeleteFlowLogs', resource: ec2('vpc-flow-log/fl-1'), context: made('containment') },
  'C9 stop a function': {
    action: 'lambda:PutFunctionConcurrency',
    resource: `arn:aws:lambda:eu-west-1:${MEMBER}:function:f`,
  },
  'C9 isolate a database': { action: 'rds:ModifyDBInstance', resource: `arn:aws:rds:eu-west-1:${MEMBER}:db:orders` },
  'C9 preserve it': {
    action: 'rds:CreateDBSnapshot',
    resource: `arn:aws:rds:eu-west-1:${MEMBER}:snapshot:inc-42`,
    context: makes('evidence'),
  },
  'C13 keep state': { action: 's3:PutObject', resource: state, account: forensic },
  'C13 read state': { action: 's3:GetObject', resource: state, account: forensic },
  'C13 unlock state': { action: 's3:DeleteObject', resource: `${state}.tflock`, account: forensic },
  'D1 put facts': {
    action: 's3:PutObject',
    resource: `arn:aws:s3:::${ESTATE.evidenceBucket}/incidents/INC-42/facts.json`,
    account: forensic,
  },
  'read what Terraform manages': { action: 'ec2:DescribeNetworkInterfaces', resource: '*' },
};

/** What an intruder with a responder's session would try. */
export const ABUSE: Record<string, Step> = {
  'grant itself everything': { action: 'iam:PutRolePolicy', resource: iam('role/firebreak/FirebreakResponder') },
  'take the deny off a Firebreak role': {
    action: 'iam:DetachRolePolicy',
    resource: iam('role/firebreak/FirebreakBreakGlass'),
    context: denyAll,
  },
  'use the deployment role': { action: 'iam:PutRolePolicy', resource: iam('role/OrganizationAccountAccessRole') },
  'use a StackSet role': { action: 'iam:PutRolePolicy', resource: iam('role/stacksets-exec-0123') },
  'attach another policy': {
    action: 'iam:AttachUserPolicy',
    resource: iam('user/a'),
    context: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' },
  },
  'detach a policy of others': {
    action: 'iam:DetachRolePolicy',
    resource: iam('role/App'),
    context: { 'iam:PolicyARN': iam('policy/their-guardrail') },
  },
  // Responders are users of the security account, and so is whoever may assume break-glass.
  'let its own user assume break-glass': { action: 'iam:PutUserPolicy', resource: colleague, account: security },
  'let the role it came from do so': {
    action: 'iam:PutRolePolicy',
    resource: `arn:aws:iam::${security}:role/SignedIn`,
    account: security,
  },
  'take a limit off its own user': { action: 'iam:DeleteUserPolicy', resource: colleague, account: security },
  'lock the other responders out': {
    action: 'iam:AttachUserPolicy',
    resource: colleague,
    account: security,
    context: { 'iam:PolicyARN': `arn:aws:iam::${security}:policy/firebreak/firebreak-deny-all` },
  },
  'switch their keys off': { action: 'iam:UpdateAccessKey', resource: colleague, account: security },
  'make a key': { action: 'iam:CreateAccessKey', resource: iam('user/a') },
  'make a user': { action: 'iam:CreateUser', resource: iam('user/b') },
  'open a role': { action: 'iam:UpdateAssumeRolePolicy', resource: iam('role/App') },
  'pass a role': { action: 'iam:PassRole', resource: iam('role/App') },
  'assume a role': { action: 'sts:AssumeRole', resource: iam('role/App') },
  'lift a boundary': {
    action: 'iam:DeleteRolePermissionsBoundary',
    resource: iam('role/firebreak/FirebreakResponder'),
  },
  'plant code in user data': {
    action: 'ec2:ModifyInstanceAttribute',
    resource: ec2('instance/i-1'),
    context: { 'ec2:Attribute/UserData': 'IyEvYmluL3No' },
  },
  'plant it the other way': {
    action: 'ec2:ModifyInstanceAttribute',
    resource: ec2('instance/i-1'),
    context: { 'ec2:Attribute': 'userData' },
  },
  'open the isolation group': {
    action: 'ec2:AuthorizeSecurityGroupIngress',
    resource: ec2('security-group/sg-1'),
    context: made('preparedness'),
  },
  'open a group of others': { action: 'ec2:AuthorizeSecurityGroupIngress', resource: ec2('security-group/sg-2') },
  'make a group without the tag': { action: 'ec2:CreateSecurityGroup', resource: ec2('security-group/*') },
  'delete the flow log of preparedness': {
    action: 'ec2:DeleteFlowLogs',
    resource: ec2('vpc-flow-log/fl-1'),
    context: made('preparedness'),
  },
  'delete a snapshot': { action: 'ec2:DeleteSnapshot', resource: snapshot, context: made('evidence') },
  'share a snapshot with another account': {
    action: 'ec2:ModifySnapshotAttribute',
    resource: snapshot,
    context: { ...made('evidence'), 'ec2:Add/userId': '999999999999' },
  },
  'publish a snapshot': {
    action: 'ec2:ModifySnapshotAttribute',
    resource: snapshot,
    context: { ...made('evidence'), 'ec2:Add/group': 'all' },
  },
  'publish it while sharing it': {
    action: 'ec2:ModifySnapshotAttribute',
    resource: snapshot,
    context: { ...made('evidence'), 'ec2:Add/userId': forensic, 'ec2:Add/group': 'all' },
  },
  'share a snapshot of a workload': {
    action: 'ec2:ModifySnapshotAttribute',
    resource: snapshot,
    context: { 'ec2:Add/userId': forensic },
  },
  'call a workload snapshot evidence': { action: 'ec2:CreateTags', resource: snapshot, context: makes('evidence') },
  'decrypt data': { action: 'kms:Decrypt', resource: key },
  'hand out a key': { action: 'kms:CreateGrant', resource: key, context: throughEc2 },
  'stop the trail': { action: 'cloudtrail:StopLogging', resource: `arn:aws:cloudtrail:eu-west-1:${MEMBER}:trail/t` },
  'read evidence': {
    action: 's3:GetObject',
    resource: `arn:aws:s3:::${ESTATE.evidenceBucket}/AWSLogs/x`,
    account: forensic,
  },
  'put a false log': {
    action: 's3:PutObject',
    resource: `arn:aws:s3:::${ESTATE.evidenceBucket}/AWSLogs/x`,
    account: forensic,
  },
  'rewrite the state of preparedness': {
    action: 's3:PutObject',
    resource: `arn:aws:s3:::${ESTATE.stateBucket}/prepare-aws-guardrails.tfstate`,
    account: forensic,
  },
  'delete state': { action: 's3:DeleteObject', resource: state, account: forensic },
  'keep state in a bucket of the same name elsewhere': { action: 's3:PutObject', resource: state },
  'attach an SCP as the management account': {
    action: 'organizations:AttachPolicy',
    resource: 'arn:aws:organizations::111111111111:account/o-exampleorg1/444444444444',
    account: '111111111111',
  },
};
