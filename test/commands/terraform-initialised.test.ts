import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInitialised, markInitialised } from '../../commands/terraform/initialised';

describe('terraform init is left out', () => {
  const folder = mkdtempSync(join(tmpdir(), 'initialised-'));
  const provider = join(folder, '.terraform', 'providers', 'aws');
  const cache = join(folder, 'cache');
  const synthesise = (bucket: string, other = '') =>
    writeFileSync(
      join(folder, 'cdk.tf.json'),
      JSON.stringify({ terraform: { backend: { s3: { bucket } } }, resource: other }),
    );

  beforeEach(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(provider, '..'), { recursive: true });
    mkdirSync(cache);
    symlinkSync(cache, provider);
    synthesise('state');
    markInitialised(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('when it has run for the same backend and providers', () => {
    synthesise('state', 'another resource');
    expect(isInitialised(folder)).toBe(true);
  });

  test.each([
    ['another backend is declared', () => synthesise('elsewhere')],
    ['the cache of providers was cleared', () => rmSync(cache, { recursive: true })],
    ['its folder was deleted', () => rmSync(join(folder, '.terraform'), { recursive: true })],
  ])('not when %s', (_what, change) => {
    change();
    expect(isInitialised(folder)).toBe(false);
  });
});
