import { AccountRegion } from '../../../../stacks/aws/prepare/account-region/account-region';
import { TamperAlarms } from '../../../../stacks/aws/prepare/alarms/tamper-alarms';
import { Investigation } from '../../../../stacks/aws/prepare/investigation/investigation';
import { OrganizationTrail, trailRegion } from '../../../../stacks/aws/prepare/organization/organization-trail';
import { EvidenceStore } from '../../../../stacks/aws/prepare/storage/evidence-store';
import type { Live } from '../live/live';
import { the } from '../live/the';
import { Declared } from './stack';
import { STACKS } from './stack-names';

export type { Declared } from './stack';

export function declaredEvidence(live: Live): Declared {
  const { context, estate } = live;
  const place = { ...context, account: the('forensic', live), region: estate.aws.homeRegion };
  return new Declared((app) => new EvidenceStore(app, STACKS.evidence, place));
}

export function declaredAlarms(live: Live): Declared {
  const { context, estate } = live;
  const place = { ...context, account: the('security', live), region: estate.aws.homeRegion };
  return new Declared((app) => new TamperAlarms(app, STACKS.alarms, place));
}

/** None when the trail is somebody else's. */
export function declaredTrail(live: Live): Declared | undefined {
  const region = trailRegion(live.estate.aws);
  if (!region) return undefined;
  const place = { ...live.context, account: the('management', live), region, forensic: the('forensic', live) };
  return new Declared((app) => new OrganizationTrail(app, STACKS.trail, place));
}

export function declaredInvestigation(live: Live): Declared {
  const { context, estate } = live;
  const place = { ...context, account: the('forensic', live), region: estate.aws.homeRegion };
  return new Declared((app) => new Investigation(app, STACKS.investigation, place));
}

/** What is declared in one region of the forensic account. */
export function declaredForensicRegion(live: Live, region: string): Declared {
  const account = the('forensic', live);
  return new Declared(
    (app) => new AccountRegion(app, STACKS.accountRegion(account, region), { ...live.context, account, region }),
  );
}
