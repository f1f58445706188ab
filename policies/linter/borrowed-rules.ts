import { isDeepStrictEqual } from 'node:util';
import { BORROWED, type Borrowed } from './borrowed';
import type { Rule } from './rule';
import { importsOf, lifecycleOf, resourcesOf, type Resource } from './synthesised';

interface Loan {
  readonly resource: Resource;
  readonly terms: Borrowed;
}

function loans(json: Parameters<typeof resourcesOf>[0]): Loan[] {
  return resourcesOf(json).flatMap((resource) => {
    const terms = Object.hasOwn(BORROWED, resource.type) ? BORROWED[resource.type] : undefined;
    return terms ? [{ resource, terms }] : [];
  });
}

const taken: Rule = {
  name: 'borrowed-are-imported',
  *check(json) {
    const imported = new Set(importsOf(json).map(({ to }) => to));
    for (const { resource, terms } of loans(json)) {
      if (terms.taken === 'creation' || imported.has(resource.address)) continue;
      const problem = 'is borrowed without an import block: Terraform would create another one. Use importFrom';
      yield { address: resource.address, problem };
    }
  },
};

const kept: Rule = {
  name: 'borrowed-are-never-destroyed',
  *check(json) {
    for (const { resource } of loans(json)) {
      if (lifecycleOf(resource).prevent_destroy === true) continue;
      yield { address: resource.address, problem: 'is borrowed without prevent_destroy, and belongs to somebody else' };
    }
  },
};

const onlyOneArgument: Rule = {
  name: 'borrowed-change-one-argument',
  *check(json) {
    for (const { resource, terms } of loans(json)) {
      const { ignore_changes: ignored = [] } = lifecycleOf(resource);
      const list = Array.isArray(ignored) ? (ignored as unknown[]) : [];
      const missing = terms.ignored.filter((name) => !list.includes(name));
      if (missing.length > 0) {
        const problem = `would change more than ${terms.attribute}: add ${missing.join(', ')} to ignore_changes`;
        yield { address: resource.address, problem };
      }
      if (ignored === 'all' || list.includes(terms.attribute)) {
        const problem = `ignores ${terms.attribute}, the argument it is borrowed for: neither containment nor release would work`;
        yield { address: resource.address, problem };
      }
      const multiple = ['count', 'for_each'].find((name) => resource.arguments[name] !== undefined);
      if (multiple) {
        const problem = `has ${multiple}: each borrowed thing is a resource of its own, with an original of its own`;
        yield { address: resource.address, problem };
      }
    }
  },
};

const recorded: Rule = {
  name: 'borrowed-have-an-original',
  *check(json, { originals }) {
    for (const { resource, terms } of loans(json)) {
      if (Object.hasOwn(originals, resource.address) && !isEmpty(originals[resource.address])) continue;
      const problem = `has no recorded original of ${terms.attribute}: record it in the incident file before it is changed`;
      yield { address: resource.address, problem };
    }
  },
};

const givenBack: Rule = {
  name: 'borrowed-are-given-back',
  *check(json, { phase, originals }) {
    for (const { resource, terms } of loans(json)) {
      const { address } = resource;
      if (phase === 'close') {
        yield { address, problem: 'is still held although the incident is closed: forget it, with destroy = false' };
      } else if (phase === 'release' && !sameValues(resource.arguments[terms.attribute], originals[address])) {
        const [now, then] = [resource.arguments[terms.attribute], originals[address]].map((value) =>
          JSON.stringify(value),
        );
        yield { address, problem: `is released with ${terms.attribute} ${now}, but the recorded original is ${then}` };
      }
    }
  },
};

/** Lists of groups are sets to AWS: the order says nothing. */
function sameValues(left: unknown, right: unknown): boolean {
  const sorted = (value: unknown) => (Array.isArray(value) ? [...(value as unknown[])].sort() : value);
  return isDeepStrictEqual(sorted(left), sorted(right));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

export const borrowedRules: readonly Rule[] = [taken, kept, onlyOneArgument, recorded, givenBack];
