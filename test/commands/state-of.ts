import { resources, type Stacks } from '../stacks/aws/containment/incident';

/** The state of a stack that was applied, as Terraform 1.11 writes it. */
export function stateOf(stack: Stacks[string] | undefined): string {
  const all = resources(stack).map(([address, { input }]) => {
    const [type, name] = address.split('.');
    const attributes = input ? { id: 'x', input: { value: input, type: 'any' } } : { id: `${name}-id` };
    return { mode: 'managed', type, name, instances: [{ attributes }] };
  });
  return JSON.stringify({ version: 4, resources: [{ mode: 'data', type: 'aws_x', name: 'y', instances: [] }, ...all] });
}
