import type { FindingClass } from '../../hunt/outcome';

/** How a responder reads the answer of a query. */
export interface Method {
  readonly class: FindingClass;
  readonly means: string;
  readonly next: string;
}

/** Of every query of the pack, by its name. */
export const METHODS: Readonly<Record<string, Method>> = {
  'covering-tracks': {
    class: 'covering-tracks',
    means: 'somebody stopped, weakened or deleted logs, detection or guardrails, or tried to',
    next: 'npx firebreak readiness names what is off now; what happened meanwhile is in no log',
  },
  'persistence-identities': {
    class: 'persistence',
    means: 'users, keys, passwords, roles, trust or providers were made or widened: ways back in',
    next: 'contain those of the list under "Contain too"; ask the owner about the others',
  },
  'persistence-code': {
    class: 'persistence',
    means: 'code, instances, key pairs or schedules were planted that act with the rights of a role',
    next: 'contain those of the list under "Contain too"; keep the code as evidence before it is removed',
  },
  'persistence-grants': {
    class: 'persistence',
    means: 'a grant or a resource policy lets somebody in who needs no identity of the account',
    next: 'read requestParameters (--json) and take the grant or the statement off: containment of a principal does not reach it',
  },
  sharing: {
    class: 'exfiltration',
    means: 'snapshots, images, buckets or other resources were shared, exported or opened',
    next: 'take the permission off; copies that another account has made are out of reach: ask AWS',
  },
  staging: {
    class: 'exfiltration',
    means: 'a bucket was made: a place where stolen data is collected, if it is filled and read within hours',
    next: 'contain it with --bucket if nobody of yours made it',
  },
  'writes-elsewhere': {
    class: 'exfiltration',
    means: 'objects went into buckets of other accounts',
    next: 'tell the owner of the account, and AWS if it is nobody of yours',
  },
  'bulk-reads': {
    class: 'exfiltration',
    means: 'somebody read 100 or more different objects, secrets or snapshot blocks within an hour',
    next: 'compare with what the principal reads on other days; count what was read as disclosed',
  },
  'assume-role-pivots': {
    class: 'pivots',
    means: 'a principal took roles and sessions, or tried to; each session was hunted as well',
    next: 'contain the roles; tell the owners of accounts under "Contact"',
  },
  'incoming-roles': {
    class: 'pivots',
    means:
      'roles of this account were taken from other accounts: vendors, pipelines, or an intruder who comes from there',
    next: 'for each account that is not known, contain the role',
  },
  'denied-then-allowed': {
    class: 'escalation',
    means:
      'a call was refused to a principal first, and allowed later: it gained a permission, or its owner repaired one',
    next: 'look under persistence for who gave it the permission between the two times',
  },
  'data-access': {
    class: 'data-access',
    means: 'data that a principal read or listed',
    next: 'count it as disclosed; its owner and the law decide who must be told (deadlines of the incident file)',
  },
  'sign-in-guessing': {
    class: 'authentication',
    means: 'a console sign-in succeeded after failures: a guessed or sprayed password, or a forgetful owner',
    next: 'ask the person; contain the user if it was somebody else',
  },
  'unknown-networks': {
    class: 'authentication',
    means: 'a principal came from a network, or used a region, that it had not in the 30 days before',
    next: 'look for the networks of contained principals among the others',
  },
  reconnaissance: {
    class: 'reconnaissance',
    means: 'somebody looked around: many kinds of reading calls, or many refusals, within an hour',
    next: "a principal that never does this is in somebody else's hands",
  },
  'access-keys': {
    class: 'keys',
    means: 'every access key of a user: made, switched, deleted and used',
    next: 'keys that are used from two places at once leaked; contain the user, which switches all of them off',
  },
  'resources-reached': {
    class: 'reach',
    means: 'resources that a principal touched, and whose they are',
    next: 'examine each for changes before it is trusted again',
  },
  'principal-activity': {
    class: 'activity',
    means: 'everything that a principal did, in order',
    next: 'read it as the story of the incident: all of it is in --json and in the record',
  },
};
