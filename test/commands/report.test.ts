import { toHtml } from '../../commands/report/html';
import { incidentReport } from '../../commands/report/incident-report';
import { toMarkdown } from '../../commands/report/markdown';
import { incidentSchema } from '../../stacks/incident/schema';
import { testEstate } from '../support/estate';

const incident = incidentSchema.parse({
  version: 1,
  id: 'INC-42',
  declaredAt: '2026-11-20T18:04:00Z',
  commander: 'Asha Rao',
  sequence: 'isolate-first',
  reason: 'data is leaving',
  phase: 'release',
  sessionCutoff: '2026-11-20T18:19:00Z',
  releasedAt: '2026-11-21T08:00:00Z',
  expires: '2026-11-21T18:04:00Z',
  aws: [
    {
      account: '444444444444',
      users: [{ name: 'ci-deploy', accessKeys: [{ id: 'AKIAIOSFODNN7EXAMPLE', was: 'Active' }] }],
      roles: [{ name: 'app', control: 'revoke-sessions' }],
      instances: [
        {
          id: 'i-0a1b2c3d4e5f60718',
          region: 'eu-west-1',
          vpc: 'vpc-0a1b2c3d4e5f60718',
          isolation: 'severed',
          interfaces: [
            { id: 'eni-0a1b2c3d4e5f60718', subnet: 'subnet-0a1b2c3d4e5f60718', groups: ['sg-0a1b2c3d4e5f60718'] },
          ],
          volumes: ['vol-0a1b2c3d4e5f60718'],
          role: 'app',
        },
      ],
    },
  ],
  deadlines: [
    { what: 'Notify the Data Protection Board of India (DPDP)', by: '2026-11-23T18:04:00Z' },
    { what: 'Early warning (NIS2)', by: '2026-11-21T18:04:00Z', done: '2026-11-21T19:00:00Z' },
  ],
  notes: '<script>alert(1)</script> | **not bold**',
  log: [
    { at: '2026-11-20T18:30:00Z', who: 'wen', what: 'called the owner', told: ['Asha Rao', 'Priya'] },
    { at: '2026-11-20T18:04:00Z', who: 'asha', what: 'opened; facts looked up, nothing changed' },
    {
      at: '2026-11-20T18:06:00Z',
      who: 'asha',
      what: 'contain: INC-42-evidence-payments-eu-west-1: created ebs snapshot snap-0a1b2c3d4e5f60718, created flow log fl-0a1b2c3d4e5f60718',
    },
  ],
});
const document = incidentReport(incident, testEstate());

test('the report in Markdown', () => {
  expect(toMarkdown(document)).toMatchSnapshot();
});

test('the report in HTML', () => {
  expect(toHtml(document).replace(/<style>[^]*<\/style>/, '<style></style>')).toMatchSnapshot();
});

test('what people wrote is shown, not run', () => {
  expect(toHtml(document)).not.toContain('<script>');
  expect(toMarkdown(document)).not.toMatch(/[^\\]<script>/);
});

test('the HTML refers to nothing outside', () => {
  expect(toHtml(document)).not.toMatch(/(src|href|url\(|@import)/);
});
