import type { Incident } from '../incident/schema';

/**
 * Who holds what, over all incidents: a thing that two incidents change would be given back by the first to be released.
 */
export class Holders {
  private readonly holders = new Map<string, string>();

  /**
   * @param thing Names the thing in the whole estate, such as `interface eni-0a1b2c3d4e5f60718`.
   * @throws Error when another incident holds it.
   */
  hold(incident: Incident, thing: string): void {
    const holder = this.holders.get(thing) ?? incident.id;
    if (holder !== incident.id) {
      throw new Error(
        `${incident.id} would change ${thing}, which ${holder} holds until it is closed. One incident holds a thing: take it ` +
          `out of one of the two files, or close ${holder} first; to contain it again, set the phase of ${holder} to contain`,
      );
    }
    this.holders.set(thing, incident.id);
  }
}
