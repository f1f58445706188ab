import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { selfSigned } from './certificate';
import { endpoints, token } from './identity';
import { ResourceManager } from './manager';
import { failure, type Answer } from './resource';
import { World } from './world';

/** One answered request. */
export interface Answered {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

/** A cloud on this machine: Azure Resource Manager, its metadata and its tokens, on https://localhost. */
export class ControlPlane {
  readonly world = new World();
  readonly manager = new ResourceManager(this.world);
  /** Every request that was answered, in order. */
  readonly requests: Answered[] = [];
  private readonly server: Server;

  private constructor(
    /** To be trusted by whoever calls (SSL_CERT_FILE). */
    readonly certificate: string,
    key: string,
  ) {
    this.server = createServer({ key, cert: certificate }, (request, response) => void this.serve(request, response));
  }

  static async start(): Promise<ControlPlane> {
    const { key, certificate } = selfSigned();
    const plane = new ControlPlane(certificate, key);
    await new Promise<void>((resolve, reject) => {
      plane.server.once('error', reject);
      plane.server.listen(0, '127.0.0.1', resolve);
    });
    return plane;
  }

  /** Host and port, as ARM_METADATA_HOSTNAME takes it. */
  get host(): string {
    const address = this.server.address();
    if (!address || typeof address === 'string') throw new Error('the control plane does not listen');
    return `localhost:${address.port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request;
    const { pathname, searchParams: query } = new URL(url, `https://${this.host}`);
    const path = decodeURIComponent(pathname).replace(/\/+$/, '');
    const text = await textOf(request);
    let answer: Answer;
    try {
      answer = this.special(path, text) ?? this.manager.answer({ method, path, query, headers, body: parsed(text) });
    } catch (error) {
      answer = failure(500, 'NotModelled', error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    this.requests.push({ method, path, status: answer.status });
    const body = answer.body === undefined ? '' : JSON.stringify(answer.body);
    response.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers });
    response.end(method === 'HEAD' ? '' : body);
  }

  private special(path: string, text: string): Answer | undefined {
    if (path === '/metadata/endpoints') return endpoints(`https://${this.host}`);
    const signIn = /^\/([^/]+)\/oauth2\/(?:v2\.0\/)?token$/.exec(path);
    return signIn ? token(`https://${this.host}`, signIn[1] ?? '', new URLSearchParams(text)) : undefined;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a form, or nothing
  }
}
