/** Text from a log, which an intruder may have chosen, as one line: a line break in it would forge a line of its own. */
export function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, '[newline] ');
}
