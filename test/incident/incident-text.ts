import { parse } from 'yaml';
import type { FileError } from '../../stacks/files/file-error';
import { parseIncidents } from '../../stacks/incident/load';
import { testEstate } from '../support/estate';
import { edited, errorOf } from '../support/files';

/** A small valid incident file about the test estate; the tests break it. */
export const VALID = `version: 1
id: INC-42
declaredAt: 2026-11-20T18:04:00Z
commander: Asha Rao
sequence: preserve-first
phase: contain
sessionCutoff: 2026-11-20T18:10:00Z
expires: 2026-11-27T18:00:00Z
aws:
  - account: '444444444444'
    users:
      - name: ci-deploy
        accessKeys: [{ id: AKIAIOSFODNN7EXAMPLE, was: Active }]
    roles:
      - name: web-server
        path: /workload/
    instances:
      - id: i-0a1b2c3d
        region: eu-west-1
        vpc: vpc-0a1b2c3d4e5f60718
        isolation: nacl
        interfaces:
          - { id: eni-0a1b2c3d, subnet: subnet-0a1b2c3d, groups: [sg-0a1b2c3d] }
        acls:
          - { subnet: subnet-0a1b2c3d, was: acl-0a1b2c3d }
    functions:
      - { name: resize, region: us-east-1, role: resize-role }
    buckets: [acme-uploads]
    keys: ['arn:aws:kms:eu-west-1:444444444444:key/1a2b3c4d']
    databases:
      - { id: orders, kind: instance, region: eu-west-1, vpc: vpc-0a1b2c3d4e5f60718, groups: [sg-0b2c3d4e] }
log:
  - { at: 2026-11-20T18:05:00Z, who: Asha Rao, what: declared }
`;

export const FILE = 'incidents/INC-42.yaml';

/** VALID with texts replaced; each must occur. */
export function changed(...replacements: [from: string, to: string][]): string {
  return edited(VALID, replacements);
}

/** Another valid incident, with targets of its own. */
export function another(id: string, aws = "  - { account: '555555555555', users: [{ name: somebody }] }\n"): string {
  const head = VALID.slice(0, VALID.indexOf('aws:'));
  return `${head.replace('INC-42', id)}aws:\n${aws}`;
}

/** The error of one text; throws when it gives none or another one. */
export function incidentError(text: string, estate = testEstate()): FileError {
  return errorOf(() => parseIncidents([{ file: FILE, text }], estate));
}

/** The error of several, each in the file of its id. */
export function errorOfAll(texts: readonly string[], estate = testEstate()): FileError {
  return errorOf(() => parseIncidents(inFiles(texts), estate));
}

export function inFiles(texts: readonly string[]): { file: string; text: string }[] {
  return texts.map((text) => ({ file: `incidents/${(parse(text) as { id: string }).id}.yaml`, text }));
}
