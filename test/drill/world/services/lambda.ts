import {
  GetFunctionCommand,
  GetFunctionConcurrencyCommand,
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  LambdaClient,
  paginateListEventSourceMappings,
  paginateListFunctions,
} from '@aws-sdk/client-lambda';
import { listed } from '../../../../commands/aws/facts/paging';
import { byId, ifAny, type Service } from '../place';

const ABSENT = 'ResourceNotFoundException';

export const lambda: Service = ({ sdk }) => {
  const client = new LambdaClient(sdk);
  return {
    function: async () =>
      byId(
        await listed(paginateListFunctions({ client }, {}), (page) => page.Functions),
        (each) => each.FunctionName,
        async ({ FunctionName }) => {
          const [{ ReservedConcurrentExecutions }, { Tags }, policy, url] = await Promise.all([
            client.send(new GetFunctionConcurrencyCommand({ FunctionName })),
            client.send(new GetFunctionCommand({ FunctionName })),
            ifAny(client.send(new GetPolicyCommand({ FunctionName })), ABSENT),
            ifAny(client.send(new GetFunctionUrlConfigCommand({ FunctionName })), ABSENT),
          ]);
          return { ReservedConcurrentExecutions, Tags, Policy: policy?.Policy, Url: url };
        },
      ),
    'event source mapping': async () =>
      byId(
        await listed(paginateListEventSourceMappings({ client }, {}), (page) => page.EventSourceMappings),
        (mapping) => mapping.UUID,
      ),
  };
};
