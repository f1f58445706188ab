/**
 * Characters that are not seen, or that turn around the order of those that are (https://trojansource.codes), as their
 * number: names and log entries may come from an intruder, who must not make a report say something else.
 */
export function visible(text: string): string {
  return text.replace(HIDDEN, (character) => {
    const number = character.codePointAt(0) ?? 0;
    return `[U+${number.toString(16).toUpperCase().padStart(4, '0')}]`;
  });
}

/**
 * Controls but tab and line feed, soft hyphen, direction marks, zero-width characters but the joiners of scripts, tags. A carriage
 * return alone writes over its line in a terminal, and ends it in Markdown (https://spec.commonmark.org/0.31.2/#line-ending).
 */
const HIDDEN = /(?![\t\n])[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu;
