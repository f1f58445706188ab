// Loaded into a command by the drill: nobody can wait for the longest session to pass. Only the command's own clock moves;
// those of the emulator and of Terraform stay.
const ahead = Number(process.env.FIREBREAK_DRILL_HOURS_LATER) * 3_600_000;
const Present = Date;

globalThis.Date = class extends Present {
  constructor(...given: [] | [number | string | Date]) {
    if (given.length === 0) super(Present.now() + ahead);
    else super(...given);
  }

  static override now(): number {
    return Present.now() + ahead;
  }
} as DateConstructor;
