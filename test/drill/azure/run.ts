/** The Azure part of the drill alone. `npm run drill -- --cloud azure`. */
import { join } from 'node:path';
import { findTerraform } from '../../../commands/terraform/find-terraform';
import { Progress } from '../progress';
import { playAzure } from './drill';

const root = join(__dirname, '..', '..', '..');
const progress = new Progress();
let skipped: string | undefined;
const place = () => ({ root, folder: join(root, '.firebreak', 'drill-azure'), terraform: findTerraform(process.env) });

Promise.resolve()
  .then(async () => (skipped = await playAzure(place(), progress)))
  .catch((error: unknown) =>
    progress.check(
      'the Azure drill runs to its end',
      false,
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    ),
  )
  .finally(() => {
    process.stdout.write(`\ndrill: ${progress.summary()}${skipped ? ', azure skipped' : ''}\n`);
    process.exit(progress.failed === 0 ? 0 : 1);
  });
