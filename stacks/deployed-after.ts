import type { TerraformStack } from 'cdktf';

/** Declares the order of deployment; stacks read nothing from each other. */
export function deployedAfter<S extends TerraformStack>(before: readonly (TerraformStack | undefined)[], stack: S): S {
  for (const dependency of before) if (dependency) stack.addDependency(dependency);
  return stack;
}
