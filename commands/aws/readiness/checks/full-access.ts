import { canonical } from '../documents/canonical';
import { answer, fault, once, type Answer, type Check } from '../../../readiness/check';
import type { Live } from '../live/live';
import type { OrganizationPolicy } from '../live/organization';

/** SCPs allow only what is allowed at every level: without this one somewhere, all below it stands still, responders too. */
export const fullAccess: Check = {
  id: 'full-access',
  holds: () =>
    'an SCP allows everything at the root, at every unit and at every account, so that nothing but denials counts',
  questions: (live) => once('organisation', () => everywhere(live)),
};

async function everywhere(live: Live): Promise<Answer> {
  const bound = live.accounts.filter(({ kind }) => kind !== 'management');
  const [policies, ...above] = await Promise.all([
    live.organization.policies(),
    ...bound.map(({ id }) => live.organization.above(id)),
  ]);
  const scps = policies.filter(({ kind }) => kind === 'SCP');
  const places = [...new Set([...above.flat(), ...bound.map(({ id }) => id)])];
  const allowed = await Promise.all(places.map((place) => allowsEverything(place, scps)));
  return answer(
    places
      .filter((_, index) => !allowed[index])
      .map((place) =>
        fault(
          `no SCP attached to ${place} allows everything: responders below it may do nothing that it leaves out`,
          `in the management account: aws organizations attach-policy --policy-id ${FULL_ACCESS} --target-id ${place}`,
        ),
      ),
  );
}

const FULL_ACCESS = 'p-FullAWSAccess';

/** AWS's own policy, or another that says the same. */
async function allowsEverything(place: string, scps: readonly OrganizationPolicy[]): Promise<boolean> {
  const attached = scps.filter(({ targets }) => targets.includes(place));
  if (attached.some(({ id }) => id === FULL_ACCESS)) return true;
  const contents = await Promise.all(attached.map(({ content }) => content()));
  return contents.flatMap(canonical).some(({ text }) => text === EVERYTHING);
}

const EVERYTHING = canonical(JSON.stringify({ Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }))[0]?.text;
