import { resolve } from 'node:path';
import { SESSION_NAME, type AwsContext } from '../stacks/aws/aws-stack';
import { awsPolicySizes } from '../stacks/aws/prepare/guardrails/generated-policies';
import { policyQuotas } from '../stacks/estate/checks/policy-quotas';
import { loadEstate } from '../stacks/estate/load';
import { loadIncidents } from '../stacks/incident/load';
import type { Incident } from '../stacks/incident/schema';
import { settings } from '../stacks/settings';
import { sessionNameOf } from './aws/facts/assume';
import { Reach } from './aws/facts/reach';
import { CommandError } from './cli/exit';
import type { Say } from './cli/output';
import { findTerraform } from './terraform/find-terraform';
import { readSynthesised } from './terraform/stack-json';
import { Terraform } from './terraform/terraform';

/** What every command works with. */
export class Session {
  readonly context: AwsContext;
  /** Folder of the incident files. */
  readonly folder: string;
  private runner?: Terraform;

  /** @throws FileError when the estate file has mistakes. */
  constructor(
    private readonly env: NodeJS.ProcessEnv,
    readonly say: Say,
  ) {
    const chosen = settings(env);
    this.context = { estate: loadEstate(chosen.estateFile, [policyQuotas(awsPolicySizes)]), settings: chosen };
    this.folder = chosen.incidentsFolder;
  }

  /** The clock of the command, as `2026-11-20T18:04:00Z`. */
  now(): string {
    return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  }

  /** @throws FileError when any incident file has mistakes: two files may contradict each other. */
  incidents(): Incident[] {
    return loadIncidents(this.folder, this.context.estate);
  }

  /** @throws CommandError when there is no such incident. */
  incident(id: string): Incident {
    const all = this.incidents();
    const found = all.find((incident) => incident.id === id);
    if (found) return found;
    throw new CommandError(
      `there is no incident ${id} in ${resolve(this.folder)}/, which has ${all.map((incident) => incident.id).join(', ') || 'none'}`,
      `go to the root of the repository and \`git pull\`: a colleague may have opened it; if nobody has, firebreak open ${id} --aws <account> …`,
    );
  }

  /** @throws Error when there is no Terraform. */
  terraform(): Terraform {
    if (this.runner) return this.runner;
    const { estate } = this.context;
    const reach = new Reach(estate);
    this.runner = new Terraform(findTerraform(this.env), this.env, {
      refusal: (folder) => reach.refusal(readSynthesised(folder).roles),
      variables: async () => ({ [`TF_VAR_${SESSION_NAME.variable}`]: await sessionNameOf(estate) }),
    });
    return this.runner;
  }

  /** Lets every running Terraform end orderly. False for a command that works without it: that may end at once. */
  interrupt(): boolean {
    this.runner?.interrupt();
    return this.runner !== undefined;
  }
}
