import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { complete, eventTime, type CloudTrailRecord, type Fetched } from './trail/record';

/** A running emulator of AWS: moto with the extension of `emulator/` in the same process. */
export class Emulator {
  private constructor(
    private readonly process: ChildProcess,
    readonly url: string,
  ) {}

  /** @throws Error with the emulator's own output when it does not come up within 60 seconds. */
  static async start(python: string): Promise<Emulator> {
    const port = await freePort();
    const child = spawn(python, [join(__dirname, 'emulator', 'server.py'), '--port', String(port)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    await new Promise<void>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`the emulator ${why}:\n${output}`));
      const timer = setTimeout(() => fail('did not come up within 60 s'), 60_000);
      const read = (chunk: Buffer) => {
        output = (output + chunk.toString()).slice(-20_000);
        if (output.includes('emulator listening on')) {
          clearTimeout(timer);
          resolve();
        }
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      child.once('exit', (code) => fail(`ended with exit code ${code}`));
    });
    child.removeAllListeners('exit');
    return new Emulator(child, `http://127.0.0.1:${port}`);
  }

  stop(): void {
    this.process.kill();
  }

  /** Switches the enforcement of IAM, SCPs, RCPs and resource policies. */
  async enforce(on: boolean): Promise<void> {
    const response = await fetch(`${this.url}/firebreak/enforcement`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ on }),
    });
    if (!response.ok) throw new Error(`the emulator refused to switch enforcement: HTTP ${response.status}`);
  }

  /** Calls that the extension answered, not stock moto: operation to count. */
  async extensionCalls(): Promise<Record<string, number>> {
    return (await fetch(`${this.url}/firebreak/calls`)).json() as Promise<Record<string, number>>;
  }

  /**
   * Every call since that moment as CloudTrail records it, refused ones too, in the order in which they were answered.
   *
   * @throws Error when the emulator does not have them all.
   */
  async cloudTrailRecords(since: Date): Promise<readonly CloudTrailRecord[]> {
    const from = eventTime(since);
    const response = await fetch(`${this.url}/firebreak/cloudtrail-events?since=${from}`);
    if (!response.ok) throw new Error(`the emulator gave no records: HTTP ${response.status}`);
    return complete((await response.json()) as Fetched, from);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}
