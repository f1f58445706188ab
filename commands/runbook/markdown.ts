import type { Incident } from '../../stacks/incident/schema';
import { isSuperseded } from './superseded';
import { MOMENTS, tick, type Inverse, type Moment, type RunbookStep } from './step';

const HEADINGS: Readonly<Record<Moment, (id: string) => string>> = {
  'at-once': () => 'At once',
  'before-quarantine': (id) => `Before \`${id}-quarantine\``,
  'before-isolation': (id) => `Before \`${id}-isolate-*\``,
  'after-containment': (id) => `After \`${id}-*\` is deployed`,
  'after-release': () => 'After release',
};

/** The runbook for people: to read, to copy from, to tick off. */
export function runbookMarkdown(incident: Incident, steps: readonly RunbookStep[]): string {
  const { id } = incident;
  const moments = MOMENTS.map((moment) => ({
    heading: HEADINGS[moment](id),
    found: steps.filter((step) => step.moment === moment),
  })).filter(({ found }) => found.length > 0);
  const sections = moments.map(({ heading, found }) => [`## ${heading}`, ...found.map(stepText)].join('\n\n'));
  return [
    `# Runbook of ${id}`,
    `POSIX shell; all commands in one folder, which then holds what everything was like before. To tick a step off, add to the log: ` +
      `\`what: '${tick('<step>')}'\` (or \`undone\`).`,
    ...(isSuperseded(incident) ? ['What the deployed stacks do themselves is not listed.'] : []),
    ...moments.map(({ heading, found }) => [`**${heading}**`, '', ...found.map(indexEntry)].join('\n')),
    ...sections,
    undoSection(steps),
  ]
    .join('\n\n')
    .concat('\n');
}

function indexEntry(step: RunbookStep): string {
  return `- ${box(step)} \`${step.id}\` ${step.title}`;
}

const box = ({ done }: RunbookStep): string => `[${done ? 'x' : ' '}]`;

function stepText(step: RunbookStep): string {
  const { id, title, why, commands, byHand = [], inverse, done, undone } = step;
  return [
    `### ${box(step)} ${title}`,
    [`\`${id}\``, done && `done ${done.at} by ${done.who}`, undone && `undone ${undone.at} by ${undone.who}`]
      .filter(Boolean)
      .join(', '),
    why,
    ...shell(commands),
    ...numbered(byHand),
    `Undo: ${undoText(inverse)}`,
    ...('commands' in inverse ? shell(inverse.commands) : []),
    ...('byHand' in inverse ? numbered(inverse.byHand) : []),
  ].join('\n\n');
}

function undoText(inverse: Inverse): string {
  if ('none' in inverse) return inverse.none;
  return 'commands' in inverse ? (inverse.note ?? 'at release.') : 'at release, by hand.';
}

function undoSection(steps: readonly RunbookStep[]): string {
  const undoable = steps.filter(({ inverse }) => !('none' in inverse)).map(({ id }) => `\`${id}\``);
  return ['## Undo, in this order', ...numbered(undoable.reverse())].join('\n\n');
}

const shell = (commands: readonly string[]): string[] =>
  commands.length > 0 ? ['```sh', ...commands, '```'].join('\n').split('\n\n') : [];

const numbered = (lines: readonly string[]): string[] =>
  lines.length > 0 ? [lines.map((line, index) => `${index + 1}. ${line}`).join('\n')] : [];
