import { changed, estateError, VALID } from './estate-text';

/** What is wrong, the file, and the whole message. */
const CASES: [name: string, text: string, message: string][] = [
  [
    'a syntax error',
    changed(['regions: [eu-west-1, us-east-1]', 'regions: [eu-west-1, us-east-1']),
    `
1 problem in firebreak.yaml

firebreak.yaml:7:3: the YAML is not valid: Flow sequence in block collection must be sufficiently indented and end with a ]
  found:   management:
  allowed: YAML 1.2
  do:      correct this line, or the one before it; compare firebreak.example.yaml`,
  ],
  [
    'wrong indentation',
    changed(['  homeRegion', '   homeRegion']),
    `
1 problem in firebreak.yaml

firebreak.yaml:5:1: the YAML is not valid: All mapping items must start at the same column
  found:   homeRegion: eu-west-1
  allowed: YAML 1.2
  do:      correct this line, or the one before it; compare firebreak.example.yaml`,
  ],
  [
    'tabs',
    changed(['  homeRegion', '\thomeRegion']),
    `
1 problem in firebreak.yaml

firebreak.yaml:5:1: a tab indents this line
  found:   homeRegion: eu-west-1
  allowed: spaces
  do:      replace the tabs by spaces`,
  ],
  [
    'a key written twice',
    changed(['name: acme', 'name: acme\nname: other']),
    `
1 problem in firebreak.yaml

firebreak.yaml:3:1: the key 'name' is written twice in one mapping
  found:   'name'
  allowed: each key once
  do:      merge the two, or remove one`,
  ],
  [
    'two documents',
    `${VALID}---\nversion: 1\n`,
    `
1 problem in firebreak.yaml

firebreak.yaml:35:1: the file holds a second document
  found:   ---
  allowed: one document
  do:      remove the line --- and what follows`,
  ],
  [
    'a tag',
    changed(['name: acme', 'name: !!binary YWNtZQ==']),
    `
1 problem in firebreak.yaml

firebreak.yaml:2:7: the value has a tag
  found:   !!binary YWNtZQ==
  allowed: values without tags
  do:      remove the word that starts with !`,
  ],
  [
    'an alias without anchor',
    changed(['homeRegion: eu-west-1', 'homeRegion: *home']),
    `
1 problem in firebreak.yaml

firebreak.yaml:5:15: no anchor 'home' stands before this alias
  found:   *home
  allowed: an alias of a complete, earlier value
  do:      write the value out, or put the anchor before an earlier one`,
  ],
  [
    'an anchor that contains itself',
    'version: &self [*self]\n',
    `
1 problem in firebreak.yaml

firebreak.yaml:1:17: no anchor 'self' stands before this alias
  found:   *self
  allowed: an alias of a complete, earlier value
  do:      write the value out, or put the anchor before an earlier one`,
  ],
  [
    'an empty file',
    '',
    `
1 problem in firebreak.yaml

firebreak.yaml:1:1: the file is empty
  found:   nothing
  allowed: the estate file: what Firebreak protects
  do:      cp firebreak.example.yaml firebreak.yaml, and describe your organisation in it`,
  ],
  [
    'nothing but comments',
    '# firebreak\n',
    `
1 problem in firebreak.yaml

firebreak.yaml:1:1: the file is empty
  found:   nothing
  allowed: the estate file: what Firebreak protects
  do:      cp firebreak.example.yaml firebreak.yaml, and describe your organisation in it`,
  ],
  [
    'deep nesting',
    '['.repeat(1000),
    `
1 problem in firebreak.yaml

firebreak.yaml:1:33: the file is nested too deeply
  found:   this level
  allowed: the levels of firebreak.example.yaml
  do:      close the brackets, or remove the indentation, above this place`,
  ],
];

test.each(CASES)('%s', (_name, text, message) => {
  expect(`\n${estateError(text).message}`).toBe(message);
});
