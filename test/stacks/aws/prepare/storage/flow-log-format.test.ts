import { FLOW_LOG_COLUMNS, FLOW_LOG_FORMAT } from '../../../../../stacks/aws/prepare/storage/flow-log-format';

test('format and columns', () => {
  expect({ FLOW_LOG_FORMAT, FLOW_LOG_COLUMNS }).toMatchSnapshot();
});

test('Terraform reads the format as literal text', () => {
  expect(FLOW_LOG_FORMAT).not.toMatch(/(?<!\$)\$\{/);
});

test('the columns of the table are the fields of the format, in its order', () => {
  const fields = FLOW_LOG_FORMAT.split(' ').map((field) => field.slice('$${'.length, -1));
  expect(FLOW_LOG_COLUMNS.map((column) => column.name)).toEqual(fields.map((field) => field.replaceAll('-', '_')));
});
