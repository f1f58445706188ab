import type { Statement } from '../../document';
import { INCIDENT_TAG } from '../incident-tag';

/**
 * Isolating, preserving and taking out of service what is there, by actions that change nothing else (`Contain`);
 * additions must carry the incident tag (`Add…`), and only additions are changed or removed (`ChangeAdditions`).
 */
export function workloadContainment(): Statement[] {
  const { key, containment, evidence } = INCIDENT_TAG;
  const tagged = { StringEquals: { [`aws:RequestTag/${key}`]: [containment, evidence] } };
  return [
    { Sid: 'Contain', Effect: 'Allow', Action: CONTAIN, Resource: '*' },
    ...keepUserData(),
    {
      // What is added to. For what is added, the next statement asks for the tag.
      Sid: 'AddTo',
      Effect: 'Allow',
      Action: [...ADD, 'ec2:AuthorizeSecurityGroup*'],
      NotResource: ['security-group', 'snapshot', 'vpc-flow-log'].map((type) => `arn:aws:ec2:*:*:${type}/*`),
    },
    { Sid: 'Add', Effect: 'Allow', Action: ADD, Resource: '*', Condition: tagged },
    {
      Sid: 'AddElsewhere',
      Effect: 'Allow',
      Action: [
        'rds:AddTagsToResource',
        'rds:CreateDBClusterSnapshot',
        'rds:CreateDBSnapshot',
        'route53resolver:AssociateFirewallRuleGroup',
        'route53resolver:TagResource',
      ],
      Resource: [
        ...['db', 'cluster', 'snapshot', 'cluster-snapshot'].map((type) => `arn:aws:rds:*:*:${type}:*`),
        'arn:aws:route53resolver:*:*:firewall-rule-group-association/*',
      ],
      Condition: tagged,
    },
    {
      Sid: 'ChangeAdditions',
      Effect: 'Allow',
      Action: [
        'ec2:AuthorizeSecurityGroup*',
        'ec2:DeleteFlowLogs',
        'ec2:DeleteSecurityGroup',
        'ec2:RevokeSecurityGroup*',
        'route53resolver:DisassociateFirewallRuleGroup',
        'route53resolver:*TagResource', // and untag: a changed expiry or commander
        'route53resolver:UpdateFirewallRuleGroupAssociation',
      ],
      Resource: '*',
      Condition: { StringEquals: { [`aws:ResourceTag/${key}`]: containment } },
    },
  ];
}

const ADD = ['ec2:CreateFlowLogs', 'ec2:CreateSecurityGroup', 'ec2:CreateSnapshot', 'ec2:CreateSnapshots'];

const CONTAIN = [
  'autoscaling:AttachInstances',
  'autoscaling:DetachInstances',
  'autoscaling:EnterStandby',
  'autoscaling:ExitStandby',
  'autoscaling:ResumeProcesses',
  'autoscaling:SuspendProcesses',
  'ec2:ModifyInstanceAttribute',
  'ec2:ModifyNetworkInterfaceAttribute',
  'ec2:ReplaceNetworkAclAssociation',
  'elasticloadbalancing:DeregisterInstancesFromLoadBalancer',
  'elasticloadbalancing:DeregisterTargets',
  'elasticloadbalancing:RegisterInstancesWithLoadBalancer',
  'elasticloadbalancing:RegisterTargets',
  'lambda:DeleteFunctionConcurrency',
  'lambda:PutFunctionConcurrency',
  // Permissions without an API of their own: EC2 asks for them when a flow log to S3 comes or goes.
  // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'rds:ModifyDBCluster',
  'rds:ModifyDBInstance',
];

/**
 * User data is code that runs at the next start. EC2 names the attribute in one of two keys, depending on the form of the
 * request. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-policies-for-amazon-ec2.html#attribute-key
 */
function keepUserData(): Statement[] {
  const deny = { Effect: 'Deny', Action: 'ec2:ModifyInstanceAttribute', Resource: '*' } as const;
  return [
    { Sid: 'KeepUserData', ...deny, Condition: { Null: { 'ec2:Attribute/UserData': 'false' } } },
    { Sid: 'KeepUserDataByName', ...deny, Condition: { StringEqualsIgnoreCase: { 'ec2:Attribute': 'userData' } } },
  ];
}
