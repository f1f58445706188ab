import { chosenClouds } from './arguments';

test('all clouds, or those that are named', () => {
  expect(chosenClouds([])).toEqual(['aws', 'azure']);
  expect(chosenClouds(['--cloud', 'azure'])).toEqual(['azure']);
  expect(chosenClouds(['--cloud', 'azure', '--cloud', 'aws'])).toEqual(['azure', 'aws']);
});

test.each([[['--cloud']], [['--cloud', 'azur']], [['azure']], [['--clouds', 'azure']]])(
  '%j names what is allowed',
  (args) => {
    expect(() => chosenClouds(args)).toThrow('allowed: --cloud aws or --cloud azure');
  },
);
