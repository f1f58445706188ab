import { GlueCatalogTable } from '@cdktf/provider-aws/lib/glue-catalog-table';
import { Construct } from 'constructs';
import type { LogTable, Partition } from './tables';

export interface GlueLogTableProps {
  readonly databaseName: string;
  readonly table: LogTable;
}

/** One log table of the Glue catalogue, with partition projection. */
export class GlueLogTable extends Construct {
  constructor(scope: Construct, id: string, { databaseName, table }: GlueLogTableProps) {
    super(scope, id);
    const { input, output, serde } = table.format;
    new GlueCatalogTable(this, 'table', {
      name: table.name,
      databaseName,
      description: table.description,
      tableType: 'EXTERNAL_TABLE',
      parameters: {
        EXTERNAL: 'TRUE',
        'projection.enabled': 'true',
        ...projection(table.partitions),
        'storage.location.template': terraformLiteral(table.location),
      },
      partitionKeys: table.partitions.map(({ name, type }) => ({ name, type })),
      storageDescriptor: {
        columns: table.columns.map(({ name, type }) => ({ name, type })),
        location: table.location.slice(0, table.location.indexOf('${')).replace(/[^/]*$/, ''),
        inputFormat: input,
        outputFormat: output,
        serDeInfo: { serializationLibrary: serde },
      },
    });
  }
}

function projection(partitions: readonly Partition[]): Record<string, string> {
  return Object.fromEntries(
    partitions.flatMap(({ name, projection }) =>
      Object.entries(projection).map(([property, value]) => [`projection.${name}.${property}`, value]),
    ),
  );
}

/** Athena's placeholders look like Terraform's expressions. */
function terraformLiteral(text: string): string {
  return text.replaceAll('${', () => '$${');
}
