import { basename } from 'node:path';
import { quote } from '../../files/problem';
import type { Check } from './check';

/** The file is found by its id, and two files cannot have one id. */
export const fileName: Check = ({ id }, { file }) => {
  if (id === undefined || basename(file) === `${id}.yaml`) return [];
  return [
    {
      path: ['id'],
      message: `the incident ${quote(id)} lies in a file of another name`,
      allowed: `${basename(file, '.yaml')}, as the file is named`,
      fix: `rename the file to ${id}.yaml; once it is deployed, correct the id instead: it names the stacks and their state`,
    },
  ];
};
