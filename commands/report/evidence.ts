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

/** What is missing, in a sentence; `undefined` when the log names a snapshot for every volume. */
export function missingEvidence(incident: ReportInput['incident']): string | undefined {
  const volumes = new Set(incident.aws.flatMap(({ instances }) => instances.flatMap(({ volumes: all }) => all)));
  const snapshots = new Set(made(incident).flatMap(({ kind, id }) => (kind === 'ebs snapshot' ? id : [])));
  if (snapshots.size >= volumes.size) return undefined;
  return `${count(volumes.size, 'volume')} to be captured, and ${count(snapshots.size, 'snapshot')} on record`;
}

function made({ id, log }: ReportInput['incident']): { at: string; kind: string; id: string }[] {
  return inOrder(log).flatMap(({ at, what }) =>
    what.includes(`${id}-evidence-`)
      ? [...what.matchAll(/created (.+?) (\S+?)(?:, |$)/g)].map(([, kind = '', made = '']) => ({ at, kind, id: made }))
      : [],
  );
}
