/** Synthesises the preparedness of an estate with so many member accounts; of none, an app that is empty but for one output. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report } from '../measure';

const accounts = Number(process.argv[2]);

void report(async () => {
  const outdir = mkdtempSync(join(tmpdir(), 'firebreak-bench-synth-'));
  try {
    const { App, TerraformOutput, TerraformStack } = await import('cdktf');
    const app = new App({ outdir, skipBackendValidation: true } as never);
    if (accounts === 0) new TerraformOutput(new TerraformStack(app, 'empty'), 'nothing', { value: '' });
    else await prepare(app);
    app.synth();
    return { stacks: readdirSync(join(outdir, 'stacks')).length };
  } finally {
    rmSync(outdir, { recursive: true });
  }
});

async function prepare(app: import('cdktf').App): Promise<void> {
  const { prepareAws } = await import('../../../stacks/aws/prepare');
  const { testEstate } = await import('../../support/estate');
  const estate = testEstate((input) => {
    input.aws.members = Array.from({ length: accounts }, (_, i) => ({
      name: `member-${i}`,
      id: String(700_000_000_001 + i),
      vpcs: ['eu-west-1', 'us-east-1'].map((region, nth) => ({
        id: `vpc-0${String(i * 2 + nth).padStart(16, '0')}`,
        region,
      })),
    }));
  });
  prepareAws(app, { estate, settings: { estateFile: 'firebreak.yaml', incidentsFolder: 'incidents', state: 'local' } });
}
