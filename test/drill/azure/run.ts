/** The Azure part of the drill, in a process of its own. With `--without-incident`, the preparedness only. */
import { join } from 'node:path';
import { findTerraform } from '../../../commands/terraform/find-terraform';
import { Progress } from '../progress';
import { playAzure } from './drill';

const root = join(__dirname, '..', '..', '..');
const incident = !process.argv.includes('--without-incident');
const progress = new Progress();
let skipped: string | undefined;
const place = () => ({ root, folder: join(root, '.firebreak', 'drill-azure'), terraform: findTerraform(process.env) });

Promise.resolve()
  .then(async () => (skipped = await playAzure(place(), incident, progress)))
  .catch((error: unknown) =>
    progress.check(
      'the Azure drill runs to its end',
      false,
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    ),
  )
  .finally(() => {
    process.stdout.write(
      `\ndrill: ${progress.summary()}${skipped ? ', azure skipped' : incident ? '' : ', the incident in Azure not played (npm run drill -- --cloud azure)'}\n`,
    );
    process.exit(progress.failed === 0 ? 0 : 1);
  });
