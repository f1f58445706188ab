import type { Incident } from '../../stacks/incident/schema';
import { inOrder } from '../report/course';
import { inTable, list } from '../report/words';
import type { Finding } from './item';
import type { ItemContext } from './item-context';
import { backOnly, looksBackTooLittle } from './looks-back';

/** When the owner of another account was told, by the log: an entry of `told` that has the id of the account. */
export function ownerTold({ log }: Pick<Incident, 'log'>, account: string): string | undefined {
  return inOrder(log).find(({ told }) => told.some((name) => name.includes(account)))?.at;
}

/** The owners of accounts from which the intruder came, or into which it went. */
export function ownersTold({ incident, records: { hunt } = {} }: ItemContext): Finding {
  if (!hunt) return { state: 'not known', basis: 'No hunt is on record.' };
  const accounts = [...new Set(hunt.contacts.map(({ account }) => account))];
  const untold = accounts.filter((account) => !ownerTold(incident, account));
  if (untold.length === 0 && looksBackTooLittle(hunt, incident.declaredAt)) {
    return { state: 'not known', basis: backOnly(hunt) };
  }
  if (accounts.length === 0)
    return { state: 'not needed', basis: `The hunt of ${inTable(hunt.at)} names no other account.` };
  if (untold.length === 0) return { state: 'done', basis: `Told, by the log: ${list(accounts)}.` };
  return {
    state: 'open',
    basis: `Not told, by the log: ${list(untold)}.`,
    details: hunt.contacts
      .filter(({ account }) => untold.includes(account))
      .map(({ account, why }) => `${account}: ${why}`),
  };
}

/** What the hunt wants contained as well: until somebody has decided, the intruder may be there. */
export function proposalsDecided({ incident, records: { hunt } = {} }: ItemContext): Finding {
  if (!hunt) return { state: 'not known', basis: 'No hunt is on record.' };
  const { at, proposals } = hunt;
  if (proposals.length === 0 && looksBackTooLittle(hunt, incident.declaredAt)) {
    return { state: 'not known', basis: backOnly(hunt) };
  }
  if (proposals.length === 0) return { state: 'not needed', basis: `The hunt of ${inTable(at)} proposes nothing.` };
  return { state: 'open', basis: `The hunt of ${inTable(at)} proposes:`, details: proposals };
}
