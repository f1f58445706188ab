import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { INCIDENT_STATE_PREFIX } from '../../../../policies/aws/responders/incident-records';
import { answer, fault, once, type Check } from '../../../readiness/check';
import { STACKS } from '../declared/stack-names';
import { deploy } from '../fixes';
import { the } from '../live/the';

export const stateBucket: Check = {
  id: 'state-bucket',
  holds: ({ names }) => `the responder reaches the Terraform state of incidents in ${names.stateBucket}`,
  questions: (live) =>
    once('forensic', async () => {
      const { access, names, estate } = live;
      const s3 = (await access.as('responder', the('forensic', live).id)).s3(estate.aws.homeRegion);
      const list = new ListObjectsV2Command({ Bucket: names.stateBucket, Prefix: INCIDENT_STATE_PREFIX, MaxKeys: 1 });
      try {
        await s3.send(list);
        return answer([]);
      } catch (error) {
        const { name, message } = error as Error;
        return answer([
          fault(`${names.stateBucket} cannot be listed: ${name}: ${message}`, deploy(STACKS.state, STACKS.responders)),
        ]);
      }
    }),
};
