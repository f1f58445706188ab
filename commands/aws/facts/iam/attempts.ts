/** What is worth recording, but not worth failing for: containment is opened without it, and says so. */
export class Attempts {
  /** What failed, and why. */
  readonly failed: string[] = [];

  /** Undefined when it failed. */
  async of<T>(what: string, call: Promise<T>): Promise<T | undefined> {
    try {
      return await call;
    } catch (error) {
      const { name, message } = error as Error;
      this.failed.push(`${what}: ${name}: ${message}`);
      return undefined;
    }
  }
}
