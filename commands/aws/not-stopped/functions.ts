import type { Row } from '../../not-stopped/row';
import { CHAINED, type SectionsOf } from './sections';

export const functions: SectionsOf = ({ targets }) =>
  targets.functions.map(({ name }) => ({ target: `function ${name}`, rows: [CODE, WAITING, CHAINED] }));

const CODE: Row = {
  what: 'its code: invocations go on, with the network and whatever its environment holds, but without rights in AWS',
  instead:
    'set its reserved concurrency to 0: `firebreak runbook` has the command and its inverse; what runs then ends within 15 minutes',
};

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html: Lambda polls as the function's role. */
const WAITING: Row = {
  what: 'the ageing of what waits for it: its role may no longer read queues and streams, which drop messages when their retention ends',
  instead: 'lengthen the retention; `firebreak runbook` disables the event source mappings',
};
