/** Numbers that are the same on every machine for the same seed (mulberry32). */
export class Random {
  constructor(private state: number) {}

  /** From 0, below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0, below `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(list: readonly T[]): T {
    const item = list[this.below(list.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** One of the list, the first of them far more often than the last. */
  skewed<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.next() ** 3 * list.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** With the median and spread (standard deviation of the logarithm) of sizes in real life. */
  logNormal(median: number, spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return median * Math.exp(spread * normal);
  }

  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += ((this.next() * 2 ** 32) >>> 0).toString(16).padStart(8, '0');
    return text.slice(0, digits);
  }

  uuid(): string {
    const h = this.hex(32);
    return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20)}`;
  }

  /** Capital letters and digits, as in the ids of AWS. */
  id(prefix: string, length = 16): string {
    let text = prefix;
    for (let i = 0; i < length; i++) text += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[this.below(32)];
    return text;
  }
}
