import { Document, isMap, isScalar, isSeq, visit, type Node } from 'yaml';
import { incidentFormat } from '../../stacks/incident/format';
import type { compose } from './compose';

type IncidentInput = ReturnType<typeof compose>;

/** What a person must decide, in front of the key that says it; `*` stands for every entry of a list. */
const COMMENTS: readonly (readonly [path: string, comment: string])[] = [
  ['sequence', ' preserve-first: snapshots are started, then the network is cut. isolate-first needs a reason.'],
  ['sessionCutoff', ' Sessions issued before this moment die. Move it when containing later than this.'],
  ['expires', ' When the containment is reviewed; a tag on everything that is made.'],
  [
    'aws.*.roles.*.control',
    ' deny stops everybody who holds the role; revoke-sessions only sessions from before sessionCutoff.',
  ],
  [
    'aws.*.users.*.accessKeys',
    ' Switched off. Release gives back what each was: write Inactive for those that leaked.',
  ],
  [
    'aws.*.instances.*.isolation',
    ' security-group: open connections go on. severed: cuts most of them, open to everybody for seconds. nacl: cuts all, and neighbours.',
  ],
  ['aws.*.instances.*.interfaces', ' What everything looked like before. Release gives this back: do not edit.'],
  ['aws.*.databases.*.groups', ' Before containment. Release gives this back: do not edit.'],
  ['aws.*.attachedPolicies', ' Attached to this account by others: the places left are checked.'],
  [
    'deadlines',
    " Whom the estate file wants told. When it is done add done: <moment>; or notRequired: '<why, and who decided>'.",
  ],
];

/**
 * The text of a new incident file: with the schema for editors, and a comment where a person must decide.
 *
 * @param toTop path from the file's folder to the top of the repository, where the schema lies.
 */
export function render(incident: IncidentInput, toTop: string): string {
  const document = new Document(incident);
  document.commentBefore =
    ` yaml-language-server: $schema=${toTop}/${incidentFormat.jsonSchema}\n\n` +
    ` What is contained, and what it looked like before. Read it, decide where a comment asks, commit it; then\n` +
    ` npx firebreak contain ${incident.id} --plan, and npx firebreak contain ${incident.id}`;
  for (const [path, comment] of COMMENTS) commentAt(document.contents, path.split('.'), comment);
  // Ids in one line each; a screen then holds an instance.
  visit(document, {
    Seq: (_, node) => {
      if (node.items.every(isScalar)) node.flow = true;
    },
    Map: (_, node, path) => {
      const short = node.items.every(
        ({ key, value }) =>
          !(key as Node).commentBefore && (isScalar(value) || (isSeq(value) && value.items.every(isScalar))),
      );
      const listed = isSeq(path.at(-1));
      if (short && listed && node.items.length <= 4 && !node.has('what')) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true, singleQuote: true });
}

function commentAt(node: unknown, [key, ...rest]: readonly string[], comment: string): void {
  if (key === '*' && isSeq(node)) {
    // Said once: at the first entry.
    commentAt(node.items[0], rest, comment);
  } else if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
    if (!pair) return;
    if (rest.length > 0) commentAt(pair.value, rest, comment);
    else (pair.key as Node).commentBefore = comment;
  }
}
