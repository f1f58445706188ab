import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { azureInput } from '../../support/azure-estate';
import { terraformConfig, type Workspace } from '../deploy';
import type { Mirror } from '../tools';
import type { ControlPlane } from './arm/server';

/** Signs in as whoever deploys: nobody is refused for who they are. */
const DEPLOYER = '00000000-0000-4000-8000-00000000dddd';

/**
 * The caller's environment, with Azure replaced by the control plane on this machine and state kept in the folder.
 *
 * @param mirrors - where providers come from.
 */
export function azureWorkspace(
  place: Pick<Workspace, 'root' | 'folder' | 'terraform'>,
  plane: ControlPlane,
  mirrors: readonly Mirror[],
): Workspace {
  const { folder } = place;
  mkdirSync(folder, { recursive: true });
  const certificate = join(folder, 'azure.pem');
  writeFileSync(certificate, plane.certificate);
  const inherited = Object.entries(process.env).filter(([name]) => !/^(ARM|AZURE|SSL_CERT)_/.test(name));
  const env = {
    ...Object.fromEntries(inherited),
    ARM_CLIENT_ID: DEPLOYER,
    ARM_CLIENT_SECRET: 'none',
    ARM_TENANT_ID: azureInput().tenantId,
    ARM_METADATA_HOSTNAME: plane.host,
    SSL_CERT_FILE: certificate,
    TF_CLI_CONFIG_FILE: terraformConfig(folder, mirrors),
    TERRAFORM_BINARY_NAME: place.terraform,
    CHECKPOINT_DISABLE: '1',
    DISABLE_VERSION_CHECK: '1',
    CI: 'true',
    FIREBREAK_ESTATE: join(folder, 'firebreak.yaml'),
    FIREBREAK_INCIDENTS: join(folder, 'incidents'),
    FIREBREAK_STATE: 'local',
    CDKTF_OUTDIR: join(folder, 'cdktf.out'),
  };
  return { ...place, env, mirror: mirrors[0]?.folder };
}
