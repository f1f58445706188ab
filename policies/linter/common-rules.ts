import { REFUSED_FUNCTIONS } from './refused';
import type { Rule } from './rule';
import { dataSourcesOf, defaultTagsOf, object, resourcesOf, stringsIn } from './synthesised';

/** Types of providers that know no default tags. */
const TAGGED_ONE_BY_ONE = ['azurerm_snapshot'];

/** What holds for every stack of an incident, containment or evidence. */
export function commonRules(kind: 'containment' | 'evidence'): readonly Rule[] {
  return [sameInEveryPlan, noProvisioners, noModules, onlyReading, tagged(kind)];
}

const sameInEveryPlan: Rule = {
  name: 'same-in-every-plan',
  *check(json) {
    for (const resource of [...resourcesOf(json), ...dataSourcesOf(json)]) {
      for (const text of stringsIn(resource.arguments)) {
        const call = expressions(text).map((expression) => REFUSED_FUNCTIONS.exec(expression)?.[1]);
        const name = call.find((found) => found !== undefined);
        if (!name) continue;
        const problem = `calls ${name}(), so that the plan depends on when or where it is made: put the value into the incident file`;
        yield { address: resource.address, problem };
      }
    }
  },
};

/** From each `${` or `%{` to the end; `$${` is a literal. Says too much of a text with several rather than too little. */
function expressions(text: string): string[] {
  return [...text.matchAll(/(?<![$%])[$%]\{/g)].map(({ index }) => text.slice(index));
}

const noProvisioners: Rule = {
  name: 'no-provisioners',
  *check(json) {
    for (const { address, arguments: set } of resourcesOf(json)) {
      const found = ['provisioner', 'connection'].find((block) => set[block] !== undefined);
      if (found) {
        const problem = `has a ${found}: programs have no undo, and no plan shows what they do. Put the step into the runbook`;
        yield { address, problem };
      }
    }
  },
};

const noModules: Rule = {
  name: 'no-modules',
  *check(json) {
    for (const name of Object.keys(object(json.module ?? {}, 'module'))) {
      yield { address: `module.${name}`, problem: 'is a module, which cannot be checked: declare its resources here' };
    }
  },
};

const onlyReading: Rule = {
  name: 'only-reading',
  *check(json) {
    for (const { type, address } of dataSourcesOf(json)) {
      if (type === 'aws_lambda_invocation') {
        yield { address, problem: 'runs a function in every plan: put the step into the runbook' };
      } else if (!type.startsWith('aws_')) {
        const problem =
          'reads something outside AWS: stacks read no other state, no program and no file. Use a fact of the incident file';
        yield { address, problem };
      }
    }
  },
};

/** IAM lets responders change and remove only what carries the tag; people find it by incident, and know whom to ask. */
const tagged = (kind: 'containment' | 'evidence'): Rule => ({
  name: 'tagged',
  *check(json, { incident }) {
    const wanted = `firebreak=${kind}, incident=${incident}, commander=… and expires=…`;
    const isRight = (tags: Readonly<Record<string, unknown>>) =>
      tags.firebreak === kind && tags.incident === incident && !!tags.commander && !!tags.expires;
    for (const { provider, tags } of defaultTagsOf(json)) {
      if (!/^provider\.aws\b/.test(provider) || isRight(tags)) continue;
      const problem = `has the default tags ${JSON.stringify(tags)}, which must be ${wanted}: use incidentAccess`;
      yield { address: provider, problem };
    }
    for (const { type, address, arguments: set } of resourcesOf(json)) {
      const tags = object(set.tags ?? {}, `${address}.tags`);
      if (!TAGGED_ONE_BY_ONE.includes(type) || isRight(tags)) continue;
      yield { address, problem: `has the tags ${JSON.stringify(tags)}, which must be ${wanted}: use incidentTags` };
    }
  },
});
