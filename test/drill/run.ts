/** The drill of every cloud, or of those named: `npm run drill`, `npm run drill -- --cloud azure`. */
import { join } from 'node:path';
import { playAws } from './aws';
import { chosenClouds, type Cloud } from './arguments';
import { playBeside, type Beside } from './beside';
import { Progress } from './progress';
import { recordDrill } from './record';

const root = join(__dirname, '..', '..');
const progress = new Progress();
const broken = (error: unknown) =>
  progress.check(
    'the drill runs to its end',
    false,
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  );

/**
 * Azure is almost all waiting: it plays beside AWS, in a process of its own, and is heard afterwards. Its incident would be
 * waited for when AWS has ended: it is played when Azure is asked for alone.
 */
async function play(clouds: readonly Cloud[]): Promise<Beside | undefined> {
  const aws = clouds.includes('aws');
  const short = aws ? ['--without-incident'] : [];
  const azure = clouds.includes('azure') ? playBeside(join(__dirname, 'azure', 'run.ts'), short, root) : undefined;
  if (aws) {
    await playAws(progress).catch(broken);
    recordDrill(progress, root, process.env);
  }
  return azure;
}

void Promise.resolve()
  .then(() => play(chosenClouds(process.argv.slice(2))))
  .then((azure) => {
    if (!azure) return progress;
    process.stdout.write(`\n== Azure\n${azure.output}`);
    return { ...azure, passed: progress.passed + azure.passed, failed: progress.failed + azure.failed };
  })
  .catch((error: unknown) => {
    broken(error);
    return progress;
  })
  .then(({ passed, failed, ...rest }) => {
    const skipped = 'skipped' in rest && rest.skipped ? `, ${rest.skipped}` : '';
    process.stdout.write(`\ndrill: ${passed} passed, ${failed} failed${skipped}\n`);
    process.exit(failed === 0 ? 0 : 1);
  });
