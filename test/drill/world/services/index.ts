import type { Service } from '../place';
import { autoScaling } from './auto-scaling';
import { cloudFormation } from './cloudformation';
import { cloudTrail } from './cloudtrail';
import { compute } from './ec2-compute';
import { network } from './ec2-network';
import { events } from './events';
import { guardDuty } from './guardduty';
import { iam } from './iam';
import { kms } from './kms';
import { lambda } from './lambda';
import { loadBalancing } from './load-balancing';
import { logs } from './logs';
import { messages } from './messages';
import { organizations } from './organizations';
import { rds } from './rds';
import { resolver } from './resolver';
import { s3 } from './s3';

export const GLOBAL: readonly Service[] = [iam, organizations, s3];

export const REGIONAL: readonly Service[] = [
  autoScaling,
  cloudFormation,
  cloudTrail,
  compute,
  events,
  guardDuty,
  kms,
  lambda,
  loadBalancing,
  logs,
  messages,
  network,
  rds,
  resolver,
];
