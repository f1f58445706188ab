import type { AthenaClient } from '@aws-sdk/client-athena';
import type { Live } from '../live/live';
import { the } from '../live/the';

/** Athena, as the investigator of the forensic account uses it. */
export async function athena(live: Live): Promise<AthenaClient> {
  const investigator = await live.access.as('investigator', the('forensic', live).id);
  return investigator.athena(live.estate.aws.homeRegion);
}
