import { resolve } from 'node:path';
import { CommandError } from '../../cli/exit';
import type { Result } from '../../cli/output';
import type { HuntArguments } from '../../hunt/arguments';
import { withLocalLogs } from '../../hunt/local-logs';
import type { Session } from '../../session';
import { Access } from '../readiness/live/access';
import { athenaEngine } from './athena';
import { download } from './download';
import { isSignedIn } from './identities/ask-aws';
import { huntOn, periodOf } from './hunt-on';

/** AWS takes more at once than one machine can usefully wait for. */
const CALLS_AT_ONCE = 32;

/**
 * Runs the query pack for an incident, follows where the answers lead, writes the record, and says what to do next.
 *
 * Exit code 1 when anything could not be read or answered: then what is not found may still be there.
 *
 * @throws CommandError
 */
export async function hunt(asked: HuntArguments, session: Session): Promise<Result> {
  const { estate } = session.context;
  const incident = session.incident(asked.id);
  if (incident.aws.length === 0) {
    throw new CommandError(
      `${asked.id} contains nothing: there is nobody to hunt`,
      `add targets: firebreak open --help`,
    );
  }
  const signedIn = await isSignedIn(estate);
  const access = signedIn ? new Access(estate, CALLS_AT_ONCE) : undefined;
  if (asked.local !== undefined) {
    const folder = resolve(asked.local);
    const { baseline } = periodOf(asked, incident);
    session.say(`Loading ${folder}`);
    return withLocalLogs(
      folder,
      (logs) => huntOn(logs.engine, asked, session, { access, logs, folder }),
      download(incident, baseline, session.now(), estate),
    );
  }
  if (!access) {
    throw new CommandError(
      'there are no AWS credentials, and the evidence store is asked as the investigator of the forensic account',
      `sign in to the security account ${estate.aws.security.id} as a responder; or hunt in downloaded logs: firebreak hunt ${asked.id} --local FOLDER`,
    );
  }
  const { forensic, homeRegion } = estate.aws;
  const clients = await access.as('investigator', forensic.id).catch((error: unknown) => {
    throw new CommandError(
      `cannot become the investigator of the forensic account ${forensic.id}: ${(error as Error).message}`,
      `sign in to the security account ${estate.aws.security.id} as a responder; firebreak readiness says what else is missing`,
    );
  });
  return huntOn(athenaEngine(clients.athena(homeRegion)), asked, session, { access });
}
