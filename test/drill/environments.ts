import { join } from 'node:path';
import type { Principal } from './clients';
import { terraformConfig, type Workspace } from './deploy';

/** Where the drill works, and with what. */
export interface Place {
  /** Root of the checkout. */
  readonly root: string;
  /** Folder of this drill: estate file, incidents, Terraform configuration, synthesised stacks. */
  readonly folder: string;
  readonly terraform: string;
  /** Where the provider comes from. @default - Terraform downloads it */
  readonly mirror?: string;
  /** Address of the emulator. */
  readonly url: string;
  readonly estateFile: string;
}

/** Of whoever prepares the organisation. */
export function deployment(place: Place, deployer: Principal, state: 'local' | 'remote'): Workspace {
  // As a proxy, the emulator also answers hosts such as <account>.s3-control: no DNS, no provider settings.
  const cloud = { AWS_ENDPOINT_URL: 'http://aws.moto.test', HTTP_PROXY: place.url };
  return workspace(place, deployer, { ...cloud, FIREBREAK_STATE: state });
}

/** Of a responder. The AWS SDK for JavaScript takes no proxy from the environment; incidents need no other host. */
export function response(place: Place, responder: Principal): Workspace {
  const incidents = {
    FIREBREAK_INCIDENTS: join(place.folder, 'incidents'),
    CDKTF_OUTDIR: join(place.folder, 'cdktf.out'),
    // Of its own: other Terraforms of this machine may be filling the usual one.
    ...(place.mirror ? { TF_PLUGIN_CACHE_DIR: join(place.folder, 'plugin-cache') } : {}),
  };
  return workspace(place, responder, { AWS_ENDPOINT_URL: place.url, ...incidents });
}

/** The caller's environment, with the cloud replaced by the emulator. */
function workspace(place: Place, { credentials }: Principal, more: Record<string, string>): Workspace {
  const { AWS_PROFILE: _profile, AWS_SESSION_TOKEN: _token, HTTP_PROXY: _proxy, ...inherited } = process.env;
  const { root, folder, terraform, mirror, estateFile } = place;
  const env = {
    ...inherited,
    NO_PROXY: '',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    ...(credentials.sessionToken ? { AWS_SESSION_TOKEN: credentials.sessionToken } : {}),
    AWS_EC2_METADATA_DISABLED: 'true',
    TF_CLI_CONFIG_FILE: terraformConfig(folder, mirror ? [{ provider: 'aws', folder: mirror }] : []),
    TERRAFORM_BINARY_NAME: terraform,
    CHECKPOINT_DISABLE: '1',
    DISABLE_VERSION_CHECK: '1',
    CI: 'true',
    FIREBREAK_ESTATE: estateFile,
    ...more,
  };
  return { root, folder, terraform, mirror, env };
}
