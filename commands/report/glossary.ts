import type { Section } from './document';

/** For readers to whom the words of the cloud are new. */
export function glossary(): Section {
  return {
    title: 'Words',
    table: {
      head: ['Word', 'What it means'],
      rows: [
        ['Commander', 'the one person who decides in the incident'],
        ['Contain', 'cut off what is compromised, so that it can do no more, without destroying it'],
        ['Release', 'take the containment off again: everything as it was before, but for old sign-ins'],
        ['Account', 'a closed part of the organisation’s cloud, with its own users and machines'],
        ['User, role, key', 'who may act in an account; a key is a password for programs'],
        ['Session', 'a sign-in that lasts for hours; it works on after the key is gone unless it is revoked'],
        [
          'IAM, SCP, RCP',
          'rules on who may do what: of the account itself (IAM), and of the organisation above it (SCP, RCP), which nobody inside can lift',
        ],
        ['Snapshot', 'a copy of a disk as it was at one moment'],
        ['Hunt', 'searching the logs for what the intruder did'],
        ['Runbook', 'steps that people do by hand'],
      ],
      empty: '',
    },
  };
}
