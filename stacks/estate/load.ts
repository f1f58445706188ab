import { FileError } from '../files/file-error';
import { parseFile } from '../files/parse-file';
import type { Finding } from '../files/problem';
import { readText } from '../files/read-file';
import { CHECKS, type WholeCheck } from './checks';
import { estateFormat } from './format';
import type { Estate } from './schema';

/**
 * Reads and checks an estate file.
 *
 * @param furtherChecks checks that need the complete estate (quotas of the policies made from it); skipped while the schema finds
 *   something wrong.
 * @throws FileError with every problem found.
 */
export function loadEstate(file: string, furtherChecks: readonly WholeCheck[] = []): Estate {
  const text = readText(file, estateFormat);
  if (typeof text !== 'string') throw new FileError([text]);
  return parseEstate(text, file, furtherChecks);
}

/** The same for a text; `file` is the name in messages. */
export function parseEstate(text: string, file: string, furtherChecks: readonly WholeCheck[] = []): Estate {
  const { value: estate, problems, locate } = parseFile(text, file, estateFormat, CHECKS);
  const further = estate ? furtherChecks.flatMap((check) => checkWhole(check, estate, problems.length > 0)) : [];
  if (estate && problems.length + further.length === 0) return estate;
  throw new FileError([...problems, ...further.map(locate)]);
}

/** Nothing can be generated from some contradictions; when they are reported already, that is no news. */
function checkWhole(check: WholeCheck, estate: Estate, contradictory: boolean): Finding[] {
  try {
    return check(estate);
  } catch (error) {
    if (contradictory) return [];
    throw error;
  }
}
