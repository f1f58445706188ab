import type { Outcome } from '../aws/readiness/ask';
import type { Group } from '../aws/readiness/checks';

/** The same for CI: a suite for each requirement, a case for each check. https://github.com/testmoapp/junitxml */
export function junit(groups: readonly Group[], outcomes: readonly Outcome[], seconds: number): string {
  const suites = groups.map(({ requirement, title }) => {
    const own = outcomes.filter((outcome) => outcome.requirement === requirement);
    const name = escaped(`${requirement} ${title}`);
    return [`  <testsuite name="${name}" ${counts(own)}>`, ...own.map(testcase), '  </testsuite>'].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="firebreak readiness" ${counts(outcomes)} time="${seconds.toFixed(3)}">`,
    ...suites,
    '</testsuites>',
    '',
  ].join('\n');
}

function counts(outcomes: readonly Outcome[]): string {
  const failures = outcomes.filter(({ faults }) => faults.length > 0).length;
  return `tests="${outcomes.length}" failures="${failures}"`;
}

function testcase({ id, requirement, faults, seconds }: Outcome): string {
  const head = `    <testcase classname="readiness.${requirement}" name="${escaped(id)}" time="${seconds.toFixed(3)}"`;
  const [first] = faults;
  if (!first) return `${head}/>`;
  const all = faults.map(({ what, fix }) => `${what}\n  do: ${fix}`).join('\n');
  return [
    `${head}>`,
    `      <failure message="${escaped(first.what)}">${escaped(all)}</failure>`,
    '    </testcase>',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 takes: of the control characters, only tab and line ends. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '?')
    .replace(/[&<>"]/g, (one) => ENTITIES[one] ?? one);
}
