import { createHash } from 'node:crypto';

/** A resource as the API shows it. */
export interface Resource {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly etag: string;
  readonly properties: Record<string, any>;
  readonly [more: string]: any;
}

/** An answer of the API. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** An error in the form of Azure Resource Manager. */
export function failure(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

export function notFound(id: string): Answer {
  return failure(404, 'ResourceNotFound', `The Resource '${id}' was not found.`);
}

/** The same content has the same tag and the same text, so that a world that was put back equals the one on record. */
export function withEtag({ etag: _old, ...given }: Omit<Resource, 'etag'> & { etag?: string }): Resource {
  const content = sorted(given);
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
  return { ...content, etag: `"${digest}"` };
}

function sorted(value: any): any {
  if (Array.isArray(value)) return value.map(sorted);
  if (!value || typeof value !== 'object') return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(
    names.filter((name) => value[name] !== undefined).map((name) => [name, sorted(value[name])]),
  );
}
