import { AthenaNamedQuery } from '@cdktf/provider-aws/lib/athena-named-query';
import { AthenaPreparedStatement } from '@cdktf/provider-aws/lib/athena-prepared-statement';
import { AthenaWorkgroup } from '@cdktf/provider-aws/lib/athena-workgroup';
import { GlueCatalogDatabase } from '@cdktf/provider-aws/lib/glue-catalog-database';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration';
import type { Construct } from 'constructs';
import { queryResultsBucketPolicy, queryResultsKeyPolicy } from '../../../../policies/aws/storage/query-results';
import { policyJson } from '../../../policy-json';
import { AwsStack, type AwsStackProps } from '../../aws-stack';
import { GlueLogTable } from './log-table';
import { savedQueries } from './saved-queries';
import { logTables } from './tables';
import { PrivateBucket } from '../storage/private-bucket';

const NAME = 'firebreak';
/** Results are copies; the evidence stays where it is. Long enough to write the report of an incident. */
const KEEP_RESULTS_DAYS = 90;

/**
 * The investigation workspace: forensic account, home region. Tables over the evidence store, saved queries, and a
 * workgroup that decides where results go, how they are encrypted and how much a query may read.
 */
export class Investigation extends AwsStack {
  constructor(scope: Construct, id: string, props: AwsStackProps) {
    super(scope, id, props);
    const workgroup = this.workgroup(this.resultsKey());
    const database = new GlueCatalogDatabase(this, 'database', { name: NAME, description: 'Firebreak: evidence' });
    for (const table of logTables(this.estate)) {
      new GlueLogTable(this, table.name, { databaseName: database.name, table });
    }
    for (const { name, question, sql } of savedQueries()) {
      new AthenaNamedQuery(this, `named-${name}`, {
        name,
        description: question,
        workgroup: workgroup.id,
        database: database.name,
        query: sql,
      });
      // To be executed with parameters: what an intruder chose as a name never becomes part of the SQL.
      new AthenaPreparedStatement(this, `prepared-${name}`, {
        name: name.replaceAll('-', '_'),
        description: question,
        workgroup: workgroup.id,
        queryStatement: sql,
      });
    }
  }

  /** Bucket and key of the results. */
  private resultsKey(): KmsKey {
    const input = {
      accountId: this.account.id,
      region: this.region,
      organizationId: this.estate.aws.organization.id,
      bucket: this.names.queryResultsBucket,
      investigator: this.names.investigatorArn(this.account.id),
      administrators: [this.names.deploymentRoleArn(this.account.id), this.names.breakGlassArn(this.account.id)],
    };
    const key = new KmsKey(this, 'key', {
      description: 'Firebreak: query results',
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policyJson(queryResultsKeyPolicy(input)),
    });
    new KmsAlias(this, 'key-alias', { name: 'alias/firebreak/queries', targetKeyId: key.keyId });
    const results = new PrivateBucket(this, 'results', {
      bucketName: input.bucket,
      policy: queryResultsBucketPolicy(input),
      keyArn: key.arn,
    });
    new S3BucketLifecycleConfiguration(this, 'expiry', {
      bucket: results.bucket.id,
      rule: [
        {
          id: 'expiry',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          expiration: [{ days: KEEP_RESULTS_DAYS }],
          noncurrentVersionExpiration: [{ noncurrentDays: 1 }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
        },
      ],
      dependsOn: [results.versioning],
    });
    return key;
  }

  private workgroup(key: KmsKey): AthenaWorkgroup {
    return new AthenaWorkgroup(this, 'workgroup', {
      name: NAME,
      description: 'Firebreak: investigation of the evidence store',
      configuration: {
        enforceWorkgroupConfiguration: true, // settings of the caller are ignored
        publishCloudwatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: this.estate.aws.investigation.scanLimitGiB * 1024 ** 3,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${this.names.queryResultsBucket}/`,
          expectedBucketOwner: this.account.id,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKeyArn: key.arn },
        },
      },
    });
  }
}
