import { ownSessions } from '../../../../commands/aws/hunt/responders';
import { testEstate } from '../../../support/estate';

const own = ownSessions(testEstate());
const arn = (account: string, rest: string) => `arn:aws:${rest.startsWith('role') ? 'iam' : 'sts'}::${account}:${rest}`;

test.each([
  [{ principal: arn('444444444444', 'assumed-role/FirebreakResponder/asha') }, 'FirebreakResponder/asha'],
  [{ principal: arn('444444444444', 'role/firebreak/FirebreakBreakGlass') }, 'FirebreakBreakGlass'],
  [{ principal: arn('666666666666', 'assumed-role/FirebreakResponder/asha') }, undefined],
  [{ principal: arn('444444444444', 'assumed-role/FirebreakResponder2/asha') }, undefined],
  [{ principal: 'arn:aws:iam::444444444444:user/FirebreakResponder' }, undefined],
  [{ principal: null, made_by: null }, undefined],
])('%j', (row, session) => {
  expect(own(row)).toBe(session);
});

test('taking one of the roles is theirs from the security account alone', () => {
  const row = {
    role_arn: arn('444444444444', 'role/firebreak/FirebreakResponder'),
    session_name: 'asha',
    principal_id: 'AIDA',
  };
  expect(own({ ...row, contact_account: '333333333333' })).toBe('FirebreakResponder/asha');
  expect(own({ ...row, contact_account: '555555555555' })).toBeUndefined();
});
