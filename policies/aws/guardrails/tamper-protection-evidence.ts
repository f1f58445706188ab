import { policyDocument, type PolicyDocument, type Statement } from '../../document';
import { denyUnless, OWNED, type ExemptRoles } from './exempt-roles';

export interface TamperProtectionEvidence {
  readonly exempt: ExemptRoles;
  /** Names of the buckets whose settings are kept: evidence, landing, state, query results. */
  readonly buckets: readonly string[];
}

/** SCP: nobody weakens Firebreak's keys, buckets and query workspace. Reading evidence is for their own policies to say. */
export function tamperProtectionEvidence({ exempt, buckets }: TamperProtectionEvidence): PolicyDocument {
  return policyDocument(keepBuckets(exempt, buckets), ...keepKeys(exempt), keepWorkspace(exempt));
}

function keepBuckets(exempt: ExemptRoles, buckets: readonly string[]): Statement {
  return denyUnless(exempt, {
    sid: 'KeepBuckets',
    action: [
      's3:BypassGovernanceRetention',
      's3:DeleteBucket*',
      's3:DeleteObjectVersion',
      's3:PauseReplication',
      's3:Put*Configuration',
      's3:PutBucket*',
      's3:UpdateObjectEncryption', // with a key that is deleted afterwards, Object Lock or not
    ],
    resource: buckets.flatMap((bucket) => [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`]),
  });
}

/** Not the making of grants: EBS makes and retires them all day for the default key. The key policies limit it. */
function keepKeys(exempt: ExemptRoles): Statement[] {
  const alias = ['kms:*Alias'];
  return [
    denyUnless(exempt, {
      sid: 'KeepKeys',
      action: [
        ...alias,
        'kms:DeleteImportedKeyMaterial',
        'kms:DisableKey',
        'kms:DisableKeyRotation',
        'kms:PutKeyPolicy',
        'kms:ReplicateKey',
        'kms:ScheduleKeyDeletion',
        'kms:UpdatePrimaryRegion',
      ],
      condition: OWNED,
    }),
    // Without its grant, EBS loses a volume, or a copy of evidence on its way. Services revoke what they granted.
    denyUnless(exempt, {
      sid: 'KeepGrants',
      action: ['kms:RevokeGrant'],
      condition: { ...OWNED, BoolIfExists: { 'kms:GrantIsForAWSResource': 'false' } },
    }),
    denyUnless(exempt, { sid: 'KeepKeyAliases', action: alias, resource: ['arn:aws:kms:*:*:alias/firebreak/*'] }),
  ];
}

function keepWorkspace(exempt: ExemptRoles): Statement {
  return denyUnless(exempt, {
    sid: 'KeepWorkspace',
    action: [
      'athena:DeleteNamedQuery',
      'athena:DeleteWorkGroup',
      'athena:UpdateNamedQuery',
      'athena:UpdateWorkGroup',
      'glue:BatchDelete*',
      'glue:CreateTable',
      'glue:DeleteDatabase',
      'glue:DeleteTable*',
      'glue:RenameTable',
      'glue:UpdateDatabase',
      'glue:UpdateTable',
    ],
    resource: [
      'arn:aws:athena:*:*:workgroup/firebreak*',
      'arn:aws:glue:*:*:database/firebreak*',
      'arn:aws:glue:*:*:table/firebreak*',
    ],
  });
}
