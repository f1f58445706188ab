import type { AwsTargets } from '../../../stacks/incident/aws-targets';
import { as, record, type RunbookContext } from './context';
import type { RunbookStep } from '../../runbook/step';

type Instance = AwsTargets['instances'][number];

/** What would destroy an isolated instance, or go on using it: each before isolation, because health checks then fail. */
export function instanceSurvival(context: RunbookContext, instance: Instance): RunbookStep[] {
  return [
    shutdown(context, instance),
    deleteOnTermination(context, instance),
    autoScaling(context, instance),
    targetGroups(context, instance),
    classicLoadBalancers(context, instance),
  ];
}

function shutdown(context: RunbookContext, { id, region }: Instance): RunbookStep {
  const with_ = as('responder', context, region);
  const before = record(context, id, 'shutdown.txt');
  const set = (value: string) =>
    `aws ec2 modify-instance-attribute --instance-id ${id} --instance-initiated-shutdown-behavior Value=${value} ${with_}`;
  return {
    id: `shutdown-${id}`,
    moment: 'before-isolation',
    title: `Let ${id} stop, not terminate, when it is shut down from inside`,
    why: 'Whoever is on the instance needs no permission in AWS for `shutdown`, and no SCP sees it.',
    commands: [
      `aws ec2 describe-instance-attribute --instance-id ${id} --attribute instanceInitiatedShutdownBehavior ` +
        `--query InstanceInitiatedShutdownBehavior.Value --output text ${with_} > ${before}`,
      set('stop'),
    ],
    inverse: { commands: [set(`"$(cat ${before})"`)] },
  };
}

function deleteOnTermination(context: RunbookContext, { id, region }: Instance): RunbookStep {
  const with_ = as('responder', context, region);
  const before = record(context, id, 'devices.json');
  const kept = record(context, id, 'devices-kept.json');
  const read = (value: string, file: string) =>
    `aws ec2 describe-instances --instance-ids ${id} --query 'Reservations[0].Instances[0].BlockDeviceMappings[].` +
    `{DeviceName:DeviceName,Ebs:{DeleteOnTermination:${value}}}' --output json ${with_} > ${file}`;
  const set = (file: string) =>
    `aws ec2 modify-instance-attribute --instance-id ${id} --block-device-mappings file://${file} ${with_}`;
  return {
    id: `devices-${id}`,
    moment: 'before-isolation',
    title: `Keep the volumes of ${id} if it is terminated after all`,
    why: 'Auto Scaling terminates by a service-linked role, which no SCP binds; the root volume would go with the instance.',
    commands: [read('Ebs.DeleteOnTermination', before), read('`false`', kept), set(kept)],
    inverse: { commands: [set(before)] },
  };
}

function autoScaling(context: RunbookContext, { id, region }: Instance): RunbookStep {
  const with_ = as('responder', context, region);
  const group = record(context, id, 'auto-scaling-group.txt');
  const inGroup = (command: string) => `[ "$(cat ${group})" = None ] || aws autoscaling ${command} ${with_}`;
  return {
    id: `standby-${id}`,
    moment: 'before-isolation',
    title: `Put ${id} on standby in its Auto Scaling group`,
    why:
      'An isolated instance fails its health check, and the group replaces it: the evidence is gone. On standby it is not ' +
      'checked. Nothing happens if it is in no group. AWS refuses where the group is at its minimum size: then use ' +
      '--no-should-decrement-desired-capacity, and the group starts another one.',
    commands: [
      `aws autoscaling describe-auto-scaling-instances --instance-ids ${id} ` +
        `--query 'AutoScalingInstances[0].AutoScalingGroupName' --output text ${with_} > ${group}`,
      inGroup(
        `enter-standby --instance-ids ${id} --auto-scaling-group-name "$(cat ${group})" --should-decrement-desired-capacity`,
      ),
    ],
    inverse: { commands: [inGroup(`exit-standby --instance-ids ${id} --auto-scaling-group-name "$(cat ${group})"`)] },
  };
}

function targetGroups(context: RunbookContext, { id, region, vpc }: Instance): RunbookStep {
  const with_ = as('responder', context, region);
  const names = record(context, id, 'target-names.json');
  const groups = record(context, id, 'target-groups.txt');
  const targets = `${context.incident.id}-${id}-targets-$(basename "$group").json`;
  const each = (commands: string) => `while read -r group; do ${commands}; done < ${groups}`;
  const call = (verb: string) =>
    each(
      `[ "$(cat "${targets}")" = '[]' ] || aws elbv2 ${verb} --target-group-arn "$group" --targets "file://${targets}" ${with_}`,
    );
  return {
    id: `targets-${id}`,
    moment: 'before-isolation',
    title: `Take ${id} out of its target groups`,
    why:
      'Users reach it through the load balancer, which keeps connections that no security group cuts, until its checks fail. ' +
      'It may be a target by its id or by an address, and on other ports than its group: all are recorded.',
    commands: [
      `aws ec2 describe-instances --instance-ids ${id} --query ` +
        `'Reservations[0].Instances[0].[[InstanceId],NetworkInterfaces[].PrivateIpAddresses[].PrivateIpAddress][]' ` +
        `--output json ${with_} > ${names}`,
      `aws elbv2 describe-target-groups --query "TargetGroups[?VpcId=='${vpc}'].[TargetGroupArn]" --output text ${with_} > ${groups}`,
      each(
        // The names are a literal of JMESPath, so that 10.0.0.5 is not found in 10.0.0.51.
        `aws elbv2 describe-target-health --target-group-arn "$group" --query "TargetHealthDescriptions[?contains(` +
          `\\\`$(cat ${names})\\\`, Target.Id)].Target" --output json ${with_} > "${targets}"`,
      ),
      call('deregister-targets'),
    ],
    inverse: { commands: [call('register-targets')] },
  };
}

function classicLoadBalancers(context: RunbookContext, { id, region }: Instance): RunbookStep {
  const with_ = as('responder', context, region);
  const balancers = record(context, id, 'classic-load-balancers.txt');
  const call = (verb: string) =>
    `while read -r name; do aws elb ${verb} --load-balancer-name "$name" --instances ${id} ${with_}; done < ${balancers}`;
  return {
    id: `classic-${id}`,
    moment: 'before-isolation',
    title: `Take ${id} out of its Classic Load Balancers`,
    why: 'As with target groups.',
    commands: [
      `aws elb describe-load-balancers --query "LoadBalancerDescriptions[?Instances[?InstanceId=='${id}']].[LoadBalancerName]" ` +
        `--output text ${with_} > ${balancers}`,
      call('deregister-instances-from-load-balancer'),
    ],
    inverse: { commands: [call('register-instances-with-load-balancer')] },
  };
}
