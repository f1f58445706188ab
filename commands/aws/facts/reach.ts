import type { Estate } from '../../../stacks/estate/schema';
import { assume, NotAssumed } from './assume';

/** Which roles the caller can assume. Each is asked for once. */
export class Reach {
  private readonly asked = new Map<string, Promise<NotAssumed | undefined>>();

  constructor(
    private readonly estate: Estate,
    private readonly ask: (roleArn: string, estate: Estate) => Promise<unknown> = assume,
  ) {}

  /**
   * Why one of these roles cannot be assumed; undefined when all can, and when only Terraform can tell: the SDK knows no
   * proxy, and who cannot look still contains.
   */
  async refusal(roleArns: readonly string[]): Promise<NotAssumed | undefined> {
    const found = await Promise.all(roleArns.map((roleArn) => this.one(roleArn)));
    return found.find((refused) => refused !== undefined);
  }

  private one(roleArn: string): Promise<NotAssumed | undefined> {
    const known = this.asked.get(roleArn) ?? this.look(roleArn);
    this.asked.set(roleArn, known);
    return known;
  }

  private async look(roleArn: string): Promise<NotAssumed | undefined> {
    try {
      await this.ask(roleArn, this.estate);
      return undefined;
    } catch (error) {
      return error instanceof NotAssumed && error.certain ? error : undefined;
    }
  }
}
