import { BORROWED } from '../../policies/linter/borrowed';
import { EVIDENCE } from '../../policies/linter/evidence';
import { CommandError } from '../cli/exit';
import type { StackFolder } from './in-order';
import type { Plan, PlannedChange } from './plan';
import type { Synthesised } from './stack-json';

/** What a borrowed thing is called, and where the incident file lists it. */
const LISTED: Readonly<Record<string, { readonly thing: string; readonly list: string }>> = {
  aws_db_instance: { thing: 'database', list: 'databases' },
  aws_iam_access_key: { thing: 'access key', list: 'accessKeys of its user' },
  aws_network_acl_association: { thing: 'NACL of the subnet, association', list: 'acls of its instance' },
  aws_network_interface: { thing: 'interface', list: 'interfaces of its instance' },
  aws_rds_cluster: { thing: 'database cluster', list: 'databases' },
};

/**
 * Why a plan is not carried out, or why there is none: it would destroy evidence; it would delete, replace or make anew what
 * is borrowed; or what is to be borrowed is not there.
 *
 * A target that is taken out of the incident file leaves the configuration together with its protection from destroy.
 */
export function refusal({ id, folder }: StackFolder, plan: Plan, { imports }: Synthesised): CommandError | undefined {
  const importId = (address: string) => imports.find(({ to }) => to === address)?.id;
  const called = ({ type, address }: Pick<PlannedChange, 'type' | 'address'>) =>
    `${LISTED[type]?.thing ?? type} ${importId(address) ?? plan.known.find((one) => one.address === address)?.id ?? address}`;
  const listOf = (type: string) => LISTED[type]?.list ?? 'targets';

  const borrowed = plan.changes.filter(({ type }) => Object.hasOwn(BORROWED, type));
  const tainted = borrowed.find(({ reason }) => reason === 'tainted');
  if (tainted) {
    return new CommandError(
      `${id}: Terraform takes the ${called(tainted)} for half made, and would destroy it`,
      `terraform -chdir=${folder} untaint ${tainted.address}, then run this again`,
    );
  }
  const lost = borrowed.filter(({ action }) => action === 'delete' || action === 'replace');
  if (lost.length > 0) {
    const lists = [...new Set(lost.map(({ type }) => listOf(type)))].join(', ');
    return new CommandError(
      `${id}: nothing is changed here, because Terraform would destroy what is only borrowed: ${lost.map(called).join(', ')}`,
      `put it back into the incident file (${lists}) as it was, from version control; release gives it back, close forgets it, and only then may it be taken out`,
    );
  }
  const evidence = plan.changes.find(
    ({ type, action }) => Object.hasOwn(EVIDENCE, type) && (action === 'delete' || action === 'replace'),
  );
  if (evidence) {
    const tainted = evidence.reason === 'tainted';
    return new CommandError(
      `${id}: Terraform would destroy evidence, ${evidence.address}${tainted ? ', which it takes for half made' : ''}`,
      tainted
        ? `look at it in AWS; when it is complete or pending: terraform -chdir=${folder} untaint ${evidence.address}, then run this again`
        : 'put back into the incident file what it is about, from version control, then run this again',
    );
  }
  // Adopting it was the only way to get it: what Terraform would create is another thing.
  const anew = borrowed.filter(({ type, action }) => action === 'create' && BORROWED[type]?.taken === 'import');
  const absent = [...imports.filter(({ to, id: importId }) => isAbsent(plan, to, importId)).map(typed), ...anew];
  if (absent.length > 0) {
    const lists = [...new Set(absent.map(({ type }) => listOf(type)))].join(', ');
    return new CommandError(
      `${id}: nothing is changed here, because this does not exist in the account and region: ${absent.map(called).join(', ')}`,
      `if it was deleted meanwhile, take its entry out of the incident file (${lists}; the instance itself when it was its only one); else correct the entry. Then run this again`,
    );
  }
  return undefined;
}

function typed({ to }: { to: string }): Pick<PlannedChange, 'type' | 'address'> {
  return { type: to.split('.')[0] ?? '', address: to };
}

/** For keys, the provider asks whose they are before Terraform asks whether they are there. */
function isAbsent({ errors }: Plan, address: string, importId: string): boolean {
  return errors.some(
    ({ summary, detail }) =>
      (summary === 'Cannot import non-existent remote object' && detail.includes(`"${address}"`)) ||
      (summary.includes(`(${importId})`) && /NoSuchEntity|NotFound/.test(summary)),
  );
}
