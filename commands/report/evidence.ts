import { inOrder } from './course';
import type { Section } from './document';
import type { ReportInput } from './report-input';
import { count, inTable } from './words';

/** What the log says was made in evidence stacks, with its id. */
export function evidence({ incident }: ReportInput): Section {
  const { aws } = incident;
  const volumes = aws.flatMap(({ instances }) => instances.flatMap(({ volumes: all }) => all));
  const rows = made(incident).map(({ at, kind, id }) => [inTable(at), kind, id]);
  return {
    title: 'Evidence',
    text: [
      volumes.length > 0 ? `Volumes to be captured: ${volumes.join(', ')}.` : 'No volume is listed.',
      'Evidence outlives release, close and every destroy.',
    ],
    table: { head: ['Made', 'Kind', 'Id'], rows, empty: 'The log names no evidence.' },
  };
}

/** What is missing, in a sentence; `undefined` when the log names a snapshot and the copies of every volume. */
export function missingEvidence({ incident, estate }: ReportInput): string | undefined {
  const volumes = incident.aws.flatMap(({ account, instances }) =>
    [...new Set(instances.flatMap(({ volumes: all }) => all))].map(() => account),
  );
  // One that can be shared, and one of that in the forensic account; what is there already is copied once.
  const copies = volumes.reduce((sum, account) => sum + (account === estate.aws.forensic.id ? 1 : 2), 0);
  const onRecord = (wanted: string) =>
    new Set(made(incident).flatMap(({ kind, id }) => (kind === wanted ? id : []))).size;
  const [snapshotsMade, copiesMade] = [onRecord('ebs snapshot'), onRecord('ebs snapshot copy')];
  if (snapshotsMade >= volumes.length && copiesMade >= copies) return undefined;
  return (
    `${count(volumes.length, 'volume')} to be captured; on record: ` +
    `${snapshotsMade} of ${volumes.length} snapshots, ${copiesMade} of ${copies} copies`
  );
}

function made({ id, log }: ReportInput['incident']): { at: string; kind: string; id: string }[] {
  return inOrder(log).flatMap(({ at, what }) =>
    what.includes(`${id}-evidence-`)
      ? [...what.matchAll(/created (.+?) (\S+?)(?:, |$)/g)].map(([, kind = '', made = '']) => ({ at, kind, id: made }))
      : [],
  );
}
