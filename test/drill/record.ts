import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { drillRecordFile, writeDrillRecord } from '../../commands/readiness/drill-record';
import { settings } from '../../stacks/settings';
import type { Progress } from './progress';

/**
 * Records a drill that has ended, well or not, where readiness looks for it: beside the incident files, to be committed.
 *
 * Only where there is an estate to be ready for: without an estate file this is a checkout of Firebreak itself, or its CI,
 * which a drill must leave as it was.
 */
export function recordDrill(progress: Progress, root: string, env: NodeJS.ProcessEnv): void {
  const { estateFile, incidentsFolder } = settings(env);
  if (!existsSync(resolve(root, estateFile))) return;
  const file = drillRecordFile(resolve(root, incidentsFolder));
  const { startedAt, passed, failed } = progress;
  const finishedAt = new Date();
  const seconds = Math.round((finishedAt.getTime() - Date.parse(startedAt)) / 1000);
  writeDrillRecord(file, { finishedAt: finishedAt.toISOString(), passed, failed, seconds });
  progress.note(`recorded for \`npx firebreak readiness\`: commit ${file}`);
}
