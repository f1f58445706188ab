import type { Progress } from '../progress';
import { changes, differences } from '../world/differences';
import { isEvidence, type Buckets } from '../world/evidence';
import type { World } from '../world/world';

/** What containment changes in this drill; the kinds of `world/services`. */
const CHANGED = [' interface ', ' NACL of the subnet ', ' user ', ' role ', ' organization policy '];

/** The world as it was before the incident was opened, and what later ones have to be like. */
export class WorldBefore {
  constructor(
    private readonly before: World,
    private readonly buckets: Buckets,
    private readonly progress: Progress,
  ) {}

  /** @param neighbour id of an instance that shares a subnet and a security group with a contained one. */
  whileContained(now: World, neighbour: string): void {
    const lines = differences(this.before, now, isEvidence(this.buckets));
    const unseen = CHANGED.filter((kind) => !lines.some((line) => line.includes(kind)));
    const name = 'negative control: the record of the world shows what is contained';
    this.progress.check(name, unseen.length === 0, `not seen:${unseen.join(',')}`);
    const touched = lines.filter((line) => line.includes(neighbour));
    this.progress.check('nothing changes for the neighbouring instance', touched.length === 0, touched.join('\n'));
  }

  /** @returns what is different and is no evidence: nothing, as it should be. */
  afterClose(now: World, id: string): string[] {
    const left = changes(this.before, now).filter(isEvidence(this.buckets));
    const has = (account: string, kind: string, text: string) =>
      left.some(
        (one) =>
          one.account === account && one.kind === kind && `${one.id} ${JSON.stringify(one.after)}`.includes(text),
      );
    const evidence: [string, boolean][] = [
      ['snapshots in the account', has('payments', 'snapshot', id)],
      ['their copies in the forensic account', has('forensic', 'snapshot', id)],
      ['the facts', has('forensic', 'object version', `incidents/${id}/facts/`)],
      ['the IAM state of the contained', has('forensic', 'object version', `incidents/${id}/iam/`)],
    ];
    for (const [what, there] of evidence) this.progress.check(`evidence survives release and close: ${what}`, there);
    const lines = differences(this.before, now, isEvidence(this.buckets));
    this.progress.check('nothing is different but evidence', lines.length === 0, lines.join('\n'));
    return lines;
  }
}
