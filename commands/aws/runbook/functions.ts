import type { AwsTargets } from '../../../stacks/incident/aws-targets';
import { as, record, type RunbookContext } from './context';
import type { RunbookStep } from '../../runbook/step';

type Target = AwsTargets['functions'][number];

/** Functions run on with a role that is denied: their code can still compute, and talk to the internet. */
export function lambdaFunction(context: RunbookContext, target: Target): RunbookStep[] {
  // Lambda@Edge replicates from this region only.
  return [
    eventSources(context, target),
    stop(context, target),
    ...(target.region === 'us-east-1' ? [atTheEdge(context, target)] : []),
  ];
}

/** Before the function: without concurrency a mapping would go on receiving, and messages end in the dead-letter queue. */
function eventSources(context: RunbookContext, { name, region }: Target): RunbookStep {
  const with_ = as('breakGlass', context, region);
  const list = record(context, name, 'event-sources.txt');
  const each = (flag: string) =>
    `while read -r mapping; do aws lambda update-event-source-mapping --uuid "$mapping" ${flag} ${with_}; done < ${list}`;
  return {
    id: `events-${name}`,
    moment: 'after-containment',
    title: `Disable the event sources of ${name}`,
    why:
      'Queues and streams then wait for it, as long as they retain what they hold. Those that are enabled are recorded. Break-glass, ' +
      'because responders change no mapping.',
    commands: [
      `aws lambda list-event-source-mappings --function-name ${name} --query "EventSourceMappings[?State=='Enabled'].[UUID]" ` +
        `--output text ${with_} > ${list}`,
      each('--no-enabled'),
    ],
    inverse: { commands: [each('--enabled')] },
  };
}

function stop(context: RunbookContext, { name, region }: Target): RunbookStep {
  const with_ = as('responder', context, region);
  const before = record(context, name, 'concurrency.txt');
  const call = (verb: string, flags = '') => `aws lambda ${verb} --function-name ${name}${flags} ${with_}`;
  const set = (value: string) => call('put-function-concurrency', ` --reserved-concurrent-executions ${value}`);
  return {
    id: `function-${name}`,
    moment: 'after-containment',
    title: `Stop the function ${name}`,
    why: 'Its role is denied, but its code runs on. No concurrency, no invocation; running ones end by their timeout.',
    commands: [
      `${call('get-function-concurrency', ' --query ReservedConcurrentExecutions --output text')} > ${before}`,
      set('0'),
    ],
    inverse: {
      commands: [
        `if [ "$(cat ${before})" = None ]; then ${call('delete-function-concurrency')}; else ${set(`"$(cat ${before})"`)}; fi`,
      ],
    },
  };
}

function atTheEdge(context: RunbookContext, { name }: Target): RunbookStep {
  const with_ = as('breakGlass', context);
  const list = record(context, name, 'distributions.txt');
  const before = `${context.incident.id}-${name}-$id.json`;
  const after = `${context.incident.id}-${name}-$id-without.json`;
  const etag = `"$(aws cloudfront get-distribution-config --id "$id" --query ETag --output text ${with_})"`;
  const each = (commands: string) => `while read -r id; do ${commands}; done < ${list}`;
  const update = (file: string) =>
    each(
      `aws cloudfront update-distribution --id "$id" --if-match ${etag} --distribution-config "file://${file}" ${with_}`,
    );
  // JMESPath has literals of JSON in back-ticks.
  const arn = `\`":function:${name}:"\``;
  const kept = `(LambdaFunctionAssociations.Items || \`[]\`)[?!contains(LambdaFunctionARN, ${arn})]`;
  const without = `merge(@, {LambdaFunctionAssociations: {Quantity: length(${kept}), Items: ${kept}}})`;
  const behaviors = `CacheBehaviors: {Quantity: CacheBehaviors.Quantity, Items: (CacheBehaviors.Items || \`[]\`)[].${without}}`;
  return {
    id: `edge-${name}`,
    moment: 'after-containment',
    title: `Take ${name} off the CloudFront distributions that run it`,
    why:
      'Replicas of Lambda@Edge know no concurrency limit of the original, and go hours after the last distribution lets go. ' +
      'Nothing happens where no distribution runs it. Break-glass, because responders change no distribution.',
    commands: [
      `aws cloudfront list-distributions --query '(DistributionList.Items || \`[]\`)[?contains(to_string(@), ${arn})].[Id]' ` +
        `--output text ${with_} > ${list}`,
      each(
        `aws cloudfront get-distribution-config --id "$id" --query DistributionConfig --output json ${with_} > "${before}"`,
      ),
      each(
        `aws cloudfront get-distribution-config --id "$id" --query ` +
          `'DistributionConfig.merge(@, {DefaultCacheBehavior: DefaultCacheBehavior.${without}, ${behaviors}})' ` +
          `--output json ${with_} > "${after}"`,
      ),
      update(after),
    ],
    inverse: { commands: [update(before)] },
  };
}
