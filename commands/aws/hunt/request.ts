import type { Row } from '../../hunt/engine';

/** A field of a row's JSON, by its path; undefined where there is none. What is cut off or no JSON has none. */
export function field(
  row: Row,
  column: 'requestParameters' | 'responseElements',
  ...path: readonly (string | number)[]
): unknown {
  try {
    return path.reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      JSON.parse(String(row[column])),
    );
  } catch {
    return undefined;
  }
}

export function textField(...asked: Parameters<typeof field>): string | undefined {
  const value = field(...asked);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** `iam:CreateUser`: the service and the call, without the version that Lambda and CloudFront add. */
export function callOf(row: Row): string {
  const service = String(row.eventSource ?? 'sts.amazonaws.com').replace(/\.amazonaws\.com$/, '');
  return `${service}:${String(row.eventName).replace(/20\d\d[_0-9].*$/, '')}`;
}
