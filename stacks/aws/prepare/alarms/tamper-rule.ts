import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { Construct } from 'constructs';
import {
  tamperPattern,
  tamperRuleName,
  tamperRuleState,
  type TamperEvent,
} from '../../../../policies/aws/tamper-events/tamper-event';
import type { Estate } from '../../../estate/schema';
import { alarmMessage } from './alarm-message';

export interface TamperRuleProps {
  readonly event: TamperEvent;
  readonly busName: string;
  readonly topicArn: string;
  /** ARN of the queue that keeps what could not be published. */
  readonly undeliveredArn: string;
  readonly escalation: Estate['escalation'];
}

/** Turns one kind of tampering, once it has arrived on the alarm bus, into a message to the topic. */
export class TamperRule extends Construct {
  constructor(scope: Construct, id: string, props: TamperRuleProps) {
    super(scope, id);
    const rule = new CloudwatchEventRule(this, 'rule', {
      name: tamperRuleName(props.event),
      description: props.event.title,
      eventBusName: props.busName,
      eventPattern: JSON.stringify(tamperPattern(props.event)),
      state: tamperRuleState(props.event),
    });
    new CloudwatchEventTarget(this, 'target', {
      rule: rule.name,
      eventBusName: props.busName,
      targetId: 'topic',
      arn: props.topicArn,
      inputTransformer: alarmMessage(props.event, props.escalation),
      deadLetterConfig: { arn: props.undeliveredArn },
    });
  }
}
