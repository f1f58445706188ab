import type { Section } from '../../../commands/report/document';

/** What a drill that passed proves, and what it does not: docs/adr/004-what-the-drill-proves.md. */
export function proof(passed: boolean): Section {
  return {
    title: 'What this proves, and what it does not',
    text: passed ? [] : ['This drill did not pass: what follows is what one that passes proves.'],
    parts: [
      {
        title: 'Proven',
        list: [
          'Every stack applies from nothing with the real AWS provider, a second plan is empty, and the stacks fit together.',
          'Under our reading of the evaluation logic that AWS documents, the calls listed above are refused while contained, and the listed work goes on.',
          'Readiness notices each thing that was undone, and names no other; an account that it cannot look into is a failure.',
          'Evidence that was captured cannot be deleted by those who tried.',
          'Release and close give back what was borrowed: the world is compared with its record, difference by difference.',
        ],
      },
      {
        title: 'Not proven',
        list: [
          'That AWS itself accepts every argument and delivers every log. This was an emulator, not AWS.',
          'How long a change takes to be in force on AWS. The emulator enforces at once: AWS needs seconds for IAM and minutes for organisation policies.',
          'That our reading of the documentation is right. A second, independent evaluator checks the policies in the unit tests.',
          'That packets stop. The emulator has no network: isolation is seen as configuration, not as traffic.',
          'Attacks that are not listed.',
        ],
      },
    ],
  };
}
