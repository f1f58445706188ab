import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { oneLine, pathText, wholeFile, type Path, type Problem } from '../files/problem';
import { iamStateFile, iamStateSchema, type IamState } from './iam-state';

/** What lies beside an incident file. */
export interface FoundIamState {
  /** Absent when there is none, or it is not usable. */
  readonly state?: IamState;
  readonly problems: readonly Problem[];
}

/** Reads the IAM state of an incident; none is nothing wrong. */
export function loadIamState(incidentFile: string): FoundIamState {
  const file = iamStateFile(incidentFile);
  if (!existsSync(file)) return { problems: [] };
  const problem = (message: string, value: string): FoundIamState => ({
    problems: [
      wholeFile(file, {
        message,
        value: oneLine(value),
        allowed: 'the IAM state of this incident, as `npx firebreak open` wrote it; or no such file',
        fix: 'restore it from version control: what the principals looked like before cannot be looked up again',
      }),
    ],
  });
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return problem('the IAM state cannot be read', (error as Error).message);
  }
  const { data: state, error } = iamStateSchema.safeParse(content);
  if (!state) {
    const [issue] = error.issues;
    const where = pathText((issue?.path ?? []) as Path) || 'the whole file';
    return problem(`the IAM state is not valid: ${where}`, issue?.message ?? '');
  }
  if (`${state.incident}.yaml` !== basename(incidentFile)) {
    return problem('this is the IAM state of another incident', state.incident);
  }
  return { state, problems: [] };
}
