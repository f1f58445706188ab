import { z } from 'zod';

/** A moment in UTC, as `2026-11-20T18:04:00Z`; synth has no clock, so every time comes from the incident file. */
export const moment = z.iso.datetime({ error: 'must be a time in UTC such as 2026-11-20T18:04:00Z' });

const id = (pattern: RegExp, example: string) => z.string().regex(pattern, `must be an id such as ${example}`);
const hex = '[0-9a-f]{8}([0-9a-f]{9})?';

export const instanceId = id(new RegExp(`^i-${hex}$`), 'i-0a1b2c3d4e5f60718');
export const interfaceId = id(new RegExp(`^eni-${hex}$`), 'eni-0a1b2c3d4e5f60718');
export const volumeId = id(new RegExp(`^vol-${hex}$`), 'vol-0a1b2c3d4e5f60718');
export const subnetId = id(new RegExp(`^subnet-${hex}$`), 'subnet-0a1b2c3d4e5f60718');
export const vpcId = id(new RegExp(`^vpc-${hex}$`), 'vpc-0a1b2c3d4e5f60718');
export const groupId = id(new RegExp(`^sg-${hex}$`), 'sg-0a1b2c3d4e5f60718');
export const aclId = id(new RegExp(`^acl-${hex}$`), 'acl-0a1b2c3d4e5f60718');
export const accessKeyId = id(/^AKIA[A-Z0-9]{12,124}$/, 'AKIAIOSFODNN7EXAMPLE');
export const principalName = z
  .string()
  .regex(/^[\w+=,.@-]{1,64}$/, 'must be the name of a user or role, without its path');
