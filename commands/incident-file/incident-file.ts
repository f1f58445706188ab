import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { iamStateFile } from '../../stacks/incident/iam-state';
import { incidentSchema } from '../../stacks/incident/schema';
import { UsageError } from '../cli/exit';
import { edited, writeAtomically, type Edit } from './edit';

/** The file of one incident, of which the commands change the phase and the log. */
export class IncidentFile {
  readonly path: string;
  /** The IAM state from before containment, beside it. */
  readonly iamPath: string;

  /** @throws UsageError when the id is none, and could lead out of the folder. */
  constructor(folder: string, id: string) {
    const { error } = incidentSchema.shape.id.safeParse(id);
    if (error) throw new UsageError(`'${id}' ${error.issues[0]?.message ?? 'is no id'}`, 'give the id of the incident');
    this.path = join(folder, `${id}.yaml`);
    this.iamPath = iamStateFile(this.path);
  }

  /** Reads the file again, so that what a person has saved meanwhile stays. */
  change(edit: Edit): void {
    writeAtomically(this.path, edited(readFileSync(this.path, 'utf8'), edit));
  }
}
