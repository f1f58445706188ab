import { parseEstate } from '../../stacks/estate/load';
import { estateInput } from '../support/estate';
import { testWithJunk } from '../support/junk';
import { VALID } from './estate-text';

testWithJunk({ parse: (text) => parseEstate(text, 'firebreak.yaml'), valid: VALID, content: estateInput() });
