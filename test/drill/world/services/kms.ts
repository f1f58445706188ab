import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  paginateListAliases,
  paginateListGrants,
  paginateListKeys,
  paginateListResourceTags,
} from '@aws-sdk/client-kms';
import { listed } from '../../../../commands/aws/facts/paging';
import { byId, type Service } from '../place';

export const kms: Service = ({ sdk }) => {
  const client = new KMSClient(sdk);
  return {
    'KMS key': async () =>
      byId(
        await listed(paginateListKeys({ client }, {}), (page) => page.Keys),
        (key) => key.KeyId,
        async ({ KeyId }) => {
          const [{ KeyMetadata }, { Policy }, Rotation, Grants, Tags] = await Promise.all([
            client.send(new DescribeKeyCommand({ KeyId })),
            client.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' })),
            client.send(new GetKeyRotationStatusCommand({ KeyId })),
            listed(paginateListGrants({ client }, { KeyId }), (page) => page.Grants),
            listed(paginateListResourceTags({ client }, { KeyId }), (page) => page.Tags),
          ]);
          return { ...KeyMetadata, Policy, Rotation, Grants, Tags };
        },
      ),
    'KMS alias': async () =>
      byId(await listed(paginateListAliases({ client }, {}), (page) => page.Aliases), (alias) => alias.AliasName),
  };
};
