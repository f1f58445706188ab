import { tamperPattern, tamperRuleName, tamperRuleState } from '../../../../policies/aws/tamper-events/tamper-event';
import { tamperEvents } from '../../../../policies/aws/tamper-events/tamper-events';
import {
  FORWARDING_ROLE_PREFIX,
  forwardingPermissions,
  forwardingTrust,
} from '../../../../policies/aws/alarms/tamper-forwarding-role';
import type { Estate } from '../../../estate/schema';
import { awsNames, IAM_PATH } from '../../names';
import { tamperScope } from './tamper-scope';

/**
 * CloudFormation template, the same for every account and region: rules on the default bus, and the role by which they
 * forward what they match to the alarm bus.
 *
 * At most 51 200 characters, the limit of a template in a request.
 */
export function tamperForwardingTemplate(estate: Estate): string {
  const { alarmBusArn } = awsNames(estate);
  const events = tamperEvents(tamperScope(estate));
  const rules = events.map((event, i) => [
    logicalId(event.id),
    {
      Type: 'AWS::Events::Rule',
      // The rule that watches the rules comes last: creating its siblings is no tampering.
      ...(i === events.length - 1 ? { DependsOn: events.slice(0, -1).map(({ id }) => logicalId(id)) } : {}),
      Properties: {
        Name: tamperRuleName(event),
        Description: event.title,
        State: tamperRuleState(event),
        EventPattern: tamperPattern(event),
        Targets: [{ Id: 'alarm-bus', Arn: alarmBusArn, RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } }],
      },
    },
  ]);
  return JSON.stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Firebreak: forwards tampering with logs, detection, guardrails and responder roles to the alarm bus',
    Resources: { Role: forwardingRole(alarmBusArn), ...Object.fromEntries(rules) },
  });
}

function forwardingRole(busArn: string) {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: { 'Fn::Join': ['', [FORWARDING_ROLE_PREFIX, { Ref: 'AWS::Region' }]] },
      Path: IAM_PATH,
      AssumeRolePolicyDocument: withAccountReference(forwardingTrust('AWS::AccountId')),
      Policies: [{ PolicyName: 'forward', PolicyDocument: forwardingPermissions(busArn) }],
    },
  };
}

function withAccountReference(document: object): unknown {
  return JSON.parse(JSON.stringify(document), (_key, value: unknown) =>
    value === 'AWS::AccountId' ? { Ref: value } : value,
  );
}

function logicalId(id: string): string {
  return `Rule${id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')}`;
}
