import { parse } from 'yaml';
import { parseIncidents } from '../../stacks/incident/load';
import { testEstate } from '../support/estate';
import { testWithJunk } from '../support/junk';
import { another, VALID } from './incident-text';

const estate = testEstate();
const other = { file: 'incidents/INC-43.yaml', text: another('INC-43') };

testWithJunk({
  // With another incident: conflicts are looked for, whatever is wrong.
  parse: (text) => parseIncidents([{ file: 'incidents/INC-42.yaml', text }, other], estate),
  valid: VALID,
  content: parse(VALID),
});
