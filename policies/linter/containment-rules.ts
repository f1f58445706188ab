import { ADDITIVE, OVERWRITTEN_BY_NAME } from './additive';
import { BORROWED } from './borrowed';
import { insteadOf, REFUSED_ARGUMENTS } from './refused';
import type { Rule } from './rule';
import { importsOf, lifecycleOf, removedOf, resourcesOf, type Resource } from './synthesised';

const additive = (json: Parameters<typeof resourcesOf>[0]): Resource[] =>
  resourcesOf(json).filter(({ type }) => Object.hasOwn(ADDITIVE, type));

const knownTypes: Rule = {
  name: 'known-types',
  *check(json) {
    for (const { type, address } of resourcesOf(json)) {
      if (Object.hasOwn(ADDITIVE, type) || Object.hasOwn(BORROWED, type)) continue;
      const instead = insteadOf(type);
      const problem = instead
        ? `${type} is refused: ${instead}`
        : `${type} is neither in policies/linter/additive.ts nor in borrowed.ts: show there that removing it is the undo, or ` +
          'leave it to the runbook';
      yield { address, problem };
    }
  },
};

const harmlessArguments: Rule = {
  name: 'harmless-arguments',
  *check(json) {
    for (const { address, arguments: set } of resourcesOf(json)) {
      for (const [name, why] of Object.entries(REFUSED_ARGUMENTS)) {
        if (set[name] !== undefined && set[name] !== false)
          yield { address, problem: `sets ${name}: ${why}. Remove it` };
      }
    }
  },
};

const ownNames: Rule = {
  name: 'own-names',
  *check(json, { incident }) {
    for (const { type, address, arguments: set } of additive(json)) {
      if (!OVERWRITTEN_BY_NAME.includes(type)) continue;
      if (typeof set.name === 'string' && set.name.includes(incident)) continue;
      const problem = `is named ${JSON.stringify(set.name)}, which another policy may have: put ${incident} into the name`;
      yield { address, problem };
    }
  },
};

const removable: Rule = {
  name: 'additions-are-removable',
  *check(json) {
    for (const resource of additive(json)) {
      if (lifecycleOf(resource).prevent_destroy !== undefined) {
        const problem = 'has prevent_destroy, but removing it is the undo: only what is borrowed is protected';
        yield { address: resource.address, problem };
      }
    }
    for (const { from, destroy } of removedOf(json)) {
      if (Object.hasOwn(BORROWED, from.split('.')[0] ?? '')) {
        if (destroy === false) continue;
        yield { address: from, problem: 'is removed with destroy, which deletes or resets it: set destroy = false' };
      } else if (destroy === false) {
        yield { address: from, problem: 'is forgotten, and stays behind for ever: leave the resource out instead' };
      }
    }
  },
};

const importsAreBorrowed: Rule = {
  name: 'imports-are-borrowed',
  *check(json) {
    const importable = new Set(
      resourcesOf(json)
        .filter(({ type }) => Object.hasOwn(BORROWED, type) && BORROWED[type]?.taken === 'import')
        .map(({ address }) => address),
    );
    for (const { to, id } of importsOf(json)) {
      if (importable.has(to)) continue;
      const problem = `imports ${id}, which borrowed.ts does not let be imported: it would be destroyed with the containment`;
      yield { address: to, problem };
    }
  },
};

export const containmentRules: readonly Rule[] = [
  knownTypes,
  harmlessArguments,
  ownNames,
  removable,
  importsAreBorrowed,
];
