import { GetDetectorCommand, GuardDutyClient, paginateListDetectors } from '@aws-sdk/client-guardduty';
import { listed } from '../../../../commands/aws/facts/paging';
import { byId, type Service } from '../place';

/** Detectors. The emulator lists neither filters nor IP sets. */
export const guardDuty: Service = ({ sdk }) => {
  const client = new GuardDutyClient(sdk);
  return {
    detector: async () =>
      byId(
        await listed(paginateListDetectors({ client }, {}), (page) => page.DetectorIds?.map((Id) => ({ Id }))),
        ({ Id }) => Id,
        ({ Id }) => client.send(new GetDetectorCommand({ DetectorId: Id })),
      ),
  };
};
