import { answer, fault, once, unless, type Answer, type Check } from '../../../readiness/check';
import { declaredForensicRegion } from '../declared/stacks';
import { STACKS } from '../declared/stack-names';
import { differences } from '../documents/differences';
import { deploy } from '../fixes';
import type { Live } from '../live/live';
import { the } from '../live/the';
import { keyOf, keyPolicy } from './evidence-store';

export const snapshotKey: Check = {
  id: 'snapshot-key',
  holds: () => 'the key of snapshot copies is usable by responders, in every region of the forensic account',
  questions: (live) =>
    the('forensic', live).regions.flatMap((region) => once(`forensic ${region}`, () => usable(region, live))),
};

async function usable(region: string, live: Live): Promise<Answer> {
  const forensic = the('forensic', live);
  const alias = live.names.snapshotKeyAlias;
  const clients = await live.access.as('investigator', forensic.id);
  const fix = deploy(STACKS.accountRegion(forensic, region));
  const key = await keyOf(alias, region, clients);
  if (!key) return answer([fault(`there is no key ${alias}`, fix)]);
  const declared = declaredForensicRegion(live, region).keyPolicy(alias);
  return answer([
    ...unless(key.state === 'Enabled', `the key ${key.arn} is ${key.state}`, `aws kms enable-key --key-id ${key.arn}`),
    ...differences(declared, await keyPolicy(key, region, clients)).map((difference) =>
      fault(`key policy of ${alias}: ${difference}`, fix),
    ),
  ]);
}
