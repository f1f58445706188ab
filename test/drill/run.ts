/**
 * The drill: prepares a whole organisation in an emulator of AWS with the real Terraform provider, plans every stack again,
 * and then tries to defeat what was deployed. `npm run drill`.
 */
import { ListAWSServiceAccessForOrganizationCommand } from '@aws-sdk/client-organizations';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findTerraform } from '../../commands/terraform/find-terraform';
import { attack } from './attacks';
import { deploy, inParallel, plan, stacks, terraformConfig, type Workspace } from './deploy';
import { Emulator } from './emulator';
import { writeEstateFile } from './estate-file';
import { createOrganization, type Organization } from './organization';
import { Progress } from './progress';
import { findPython } from './python';
import { findProviderMirror } from './tools';

const root = join(__dirname, '..', '..');
const folder = join(root, '.firebreak', 'drill');

async function main(progress: Progress): Promise<void> {
  progress.heading('Tools');
  const terraform = findTerraform(process.env);
  const mirror = findProviderMirror(process.env);
  progress.note(`AWS provider: ${mirror ? 'from a mirror' : 'downloaded by Terraform (0.7 GB, once)'}`);
  const python = findPython(process.env, join(root, '.firebreak'), (line) => progress.note(line));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });

  const emulator = await Emulator.start(python);
  try {
    progress.heading('An organisation of five accounts in two regions, before Firebreak');
    const organization = await createOrganization(emulator.url);
    const estateFile = join(folder, 'firebreak.yaml');
    writeEstateFile(estateFile, organization);
    const workspace = (state: 'local' | 'remote'): Workspace => ({
      root,
      folder,
      terraform,
      mirror,
      env: environment(emulator.url, organization, {
        estateFile,
        state,
        terraform,
        config: terraformConfig(folder, mirror),
      }),
    });

    if (!(await prepare(workspace, progress))) return; // nothing after it could hold
    await planAgain(workspace('remote'), progress);
    await keepsWhatWasThere(organization, progress);
    await attack(emulator, organization, progress);
    await listExtensionCalls(emulator, progress);
  } finally {
    emulator.stop();
  }
}

async function prepare(workspace: (state: 'local' | 'remote') => Workspace, progress: Progress): Promise<boolean> {
  progress.heading('cdktf deploy: the state bucket, first with local state, then moved into it');
  const told = (line: string) => progress.note(line);
  const steps: [string, Workspace, string[]][] = [
    ['bootstrap-aws-state is deployed', workspace('local'), ['bootstrap-aws-state']],
    ['its state moves into the bucket it made', workspace('remote'), ['bootstrap-aws-state', '--migrate-state']],
    ["cdktf deploy 'prepare-*'", workspace('remote'), ['prepare-*']],
  ];
  for (const [name, where, patterns] of steps) {
    const { code, output } = await deploy(where, patterns, told);
    writeFileSync(join(folder, 'deploy.log'), output);
    progress.check(name, code === 0, errorsOf(output));
    if (code !== 0) return false;
  }
  return true;
}

async function planAgain(workspace: Workspace, progress: Progress): Promise<void> {
  progress.heading('terraform plan of every stack: no change');
  await inParallel(stacks(workspace), async (stack) => {
    const { code, output } = await plan(workspace, stack);
    progress.check(`${stack}: second plan is empty`, code === 0, lastLines(output, 60));
  });
}

async function keepsWhatWasThere({ deployer }: Organization, progress: Progress): Promise<void> {
  const { EnabledServicePrincipals: trusted = [] } = await deployer
    .organizations()
    .send(new ListAWSServiceAccessForOrganizationCommand({}));
  const kept = trusted.some(({ ServicePrincipal }) => ServicePrincipal === 'ssm.amazonaws.com');
  progress.check('the service access that was on before is still on', kept, JSON.stringify(trusted));
}

async function listExtensionCalls(emulator: Emulator, progress: Progress): Promise<void> {
  progress.heading("Calls answered by the emulator's extension, not by moto itself");
  const calls = Object.entries(await emulator.extensionCalls()).sort(([a], [b]) => a.localeCompare(b));
  for (const [operation, count] of calls) progress.note(`${String(count).padStart(5)}  ${operation}`);
}

/** The environment of cdktf and terraform: the caller's, with the cloud replaced by the emulator. */
function environment(
  url: string,
  { deployer }: Organization,
  drill: { estateFile: string; state: string; terraform: string; config: string },
): NodeJS.ProcessEnv {
  const { AWS_PROFILE: _profile, AWS_SESSION_TOKEN: _token, ...inherited } = process.env;
  return {
    ...inherited,
    // As a proxy, the emulator also answers hosts such as <account>.s3-control: no DNS, no provider settings.
    AWS_ENDPOINT_URL: 'http://aws.moto.test',
    HTTP_PROXY: url,
    NO_PROXY: '',
    AWS_ACCESS_KEY_ID: deployer.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: deployer.credentials.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    TF_CLI_CONFIG_FILE: drill.config,
    TERRAFORM_BINARY_NAME: drill.terraform,
    CHECKPOINT_DISABLE: '1',
    DISABLE_VERSION_CHECK: '1',
    CI: 'true',
    FIREBREAK_ESTATE: drill.estateFile,
    FIREBREAK_STATE: drill.state,
  };
}

/** Terraform's errors with the stack and the resource; without any, the end of the output. */
function errorsOf(output: string): string {
  const lines = output.split('\n');
  const errors = lines.flatMap((line, index) =>
    /\bError: /.test(line) ? [lines.slice(index, index + 6).join('\n')] : [],
  );
  const next =
    'Next: mend the resource named above. The whole output is in .firebreak/drill/deploy.log, the stack in .firebreak/drill/cdktf.out';
  return `${errors.length > 0 ? errors.join('\n') : lastLines(output, 60)}\n${next}`;
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

const progress = new Progress();
main(progress)
  .catch((error: unknown) =>
    progress.check(
      'the drill runs to its end',
      false,
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    ),
  )
  .finally(() => {
    process.stdout.write(`\ndrill: ${progress.summary()}\n`);
    process.exit(progress.failed === 0 ? 0 : 1);
  });
