import { DescribeTrailsCommand, type CloudTrailClient, type Trail } from '@aws-sdk/client-cloudtrail';
import { trailRegion } from '../../../../stacks/aws/prepare/organization/organization-trail';
import { answer, fault, once, type Answer, type Fault, type Question } from '../../../readiness/check';
import { STACKS } from '../declared/stack-names';
import { deploy } from '../fixes';
import type { Live } from '../live/live';
import { the } from '../live/the';

/** The organisation trail that is there. */
export interface FoundTrail {
  readonly trail: Trail;
  readonly arn: string;
  /** Of its home region. */
  readonly client: CloudTrailClient;
}

/** A question about the organisation trail; where there is none, the check that asks for it says so. */
export function aboutTrail(live: Live, ask: (found: FoundTrail) => Promise<readonly Fault[]>): Question[] {
  return once('management', async (): Promise<Answer> => {
    const found = await findTrail(live);
    if (found) return answer(await ask(found));
    return answer([
      fault(
        `there is no ${trailName(live)}`,
        fixTrail(live, 'create-trail --is-organization-trail --is-multi-region-trail …'),
      ),
    ]);
  });
}

async function findTrail(live: Live): Promise<FoundTrail | undefined> {
  const { access, names, estate } = live;
  const { trail: declared, homeRegion } = estate.aws;
  const management = await access.as('investigator', the('management', live).id);
  // A trail of all regions shows in each; one that somebody else keeps is known by its bucket alone.
  const region = trailRegion(estate.aws) ?? homeRegion;
  const { trailList: trails = [] } = await management.cloudTrail(region).send(new DescribeTrailsCommand({}));
  const trail = trails.find(({ TrailARN: arn, S3BucketName: bucket, IsOrganizationTrail: ofOrganization }) =>
    declared.mode === 'keep' ? ofOrganization && bucket === declared.bucket : arn === names.trailArn,
  );
  if (!trail?.TrailARN) return undefined;
  return { trail, arn: trail.TrailARN, client: management.cloudTrail(trail.HomeRegion ?? region) };
}

function trailName({ estate, names }: Live): string {
  const { trail } = estate.aws;
  return trail.mode === 'keep' ? `organisation trail that writes into ${trail.bucket}` : `trail ${names.trailArn}`;
}

/** Deploying sets everything back; a trail that is somebody else's, its owner mends. */
export function fixTrail({ estate }: Live, byOwner: string): string {
  if (estate.aws.trail.mode !== 'keep') return deploy(STACKS.trail);
  return `the owner of the trail runs, in account ${estate.aws.management.id}: aws cloudtrail ${byOwner}`;
}
