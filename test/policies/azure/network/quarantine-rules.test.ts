import { QUARANTINE_RULE_PREFIX, quarantineRules } from '../../../../policies/azure/network/quarantine-rules';
import { SECURITY_ADMIN_RULES } from '../../../../policies/azure/network/security-admin-rules';

const rules = quarantineRules(100);

test('everything is refused both ways, and what Azure lets past every other rule is named', () => {
  expect(rules.map(({ direction, priority, peer }) => `${direction} ${priority} ${peer}`)).toEqual([
    'Inbound 100 *',
    'Outbound 100 AzurePlatformIMDS',
    'Outbound 101 AzurePlatformDNS',
    'Outbound 102 *',
  ]);
});

test('the service tags are named outbound only: Azure has them for no other direction', () => {
  for (const { direction, peer } of rules) if (peer.startsWith('AzurePlatform')) expect(direction).toBe('Outbound');
});

test.each([100, 4094])('from %i on, every priority is one that Azure accepts, once in its direction', (first) => {
  const all = quarantineRules(first);
  expect(new Set(all.map(({ direction, priority }) => `${direction} ${priority}`)).size).toBe(all.length);
  for (const { priority } of all) expect(priority >= 100 && priority <= 4096).toBe(true);
});

test('names and descriptions are such as Azure accepts', () => {
  for (const { name, description } of rules) {
    expect(name).toMatch(/^[a-z-]{1,80}$/);
    expect(name.startsWith(QUARANTINE_RULE_PREFIX)).toBe(true);
    expect(description.length).toBeLessThanOrEqual(140);
  }
});

test('a whole network is refused everything, before anything else is heard', () => {
  expect(SECURITY_ADMIN_RULES.map(({ direction, priority }) => [direction, priority])).toEqual([
    ['Inbound', 1],
    ['Outbound', 2],
  ]);
});
