export interface EvidenceType {
  readonly why: string;
  /**
   * Terraform waits until it is complete, and at the end of its patience marks it tainted: the next apply would delete it.
   * @default false
   */
  readonly slow?: boolean;
  /** Arguments that must be set. @default - none */
  readonly required?: readonly string[];
}

/** Resource types that an evidence stack may hold: what outlives the incident. */
export const EVIDENCE: Readonly<Record<string, EvidenceType>> = {
  aws_ebs_snapshot: { why: 'The state of a volume at the moment the snapshot was started.', slow: true },
  aws_ebs_snapshot_copy: {
    why: 'The same under a key, and then in an account, out of reach of whoever holds the first one.',
    slow: true,
    required: ['kms_key_id'],
  },
  aws_snapshot_create_volume_permission: { why: 'Lets the forensic account copy a snapshot.' },
  aws_flow_log: { why: 'Traffic of a VPC from now on, in the evidence bucket.' },
  aws_s3_object: {
    why: 'Facts in the evidence bucket. Object Lock refuses an upload without a checksum.',
    required: ['checksum_algorithm'],
  },
  azurerm_snapshot: {
    why: 'The state of a disk at the moment the snapshot was started. By default anybody with the right may export it.',
    slow: true,
    required: ['network_access_policy', 'timeouts'],
  },
};

/** Shortest patience with something slow, in hours. A first snapshot of a full 16 TiB volume takes longer than one. */
export const PATIENCE_HOURS = 4;
