-- Data that a principal read or listed, by bucket, table, secret or snapshot.
--
-- Rows: I3
-- ATT&CK: T1530, T1552, T1555.006, T1005, T1213
-- Parameters:
--   account    varchar  account whose log is read
--   since      date     first day that is read, UTC
--   principal  varchar  ARN, name, access key id or principal id of a user or role, a session name, an instance id,
--                       a source identity or a user id of Identity Center
--
-- Reads of objects and items are data events: the trail has them if logs.dataEvents is on. ListObjectsV2 is recorded as ListObjects.
SELECT eventsource,
       eventname,
       container,
       count(*) AS calls,
       count_if(errorcode IS NOT NULL) AS failed,
       count(DISTINCT item) AS items,
       sum(TRY_CAST(json_extract_scalar(additionaleventdata, '$.bytesTransferredOut') AS double)) AS bytes_out,
       min(eventtime) AS first_time,
       max(eventtime) AS last_time,
       array_agg(DISTINCT sourceipaddress) AS networks
FROM (
  SELECT *,
         coalesce(
           json_extract_scalar(requestparameters, '$.bucketName'),
           json_extract_scalar(requestparameters, '$.tableName'),
           json_extract_scalar(requestparameters, '$.secretId'),
           json_extract_scalar(requestparameters, '$.snapshotId'),
           json_extract_scalar(requestparameters, '$.name'),
           json_extract_scalar(requestparameters, '$.path'),
           json_extract_scalar(requestparameters, '$.functionName'),
           json_extract_scalar(requestparameters, '$.repositoryName'),
           eventsource
         ) AS container,
         coalesce(
           json_extract_scalar(requestparameters, '$.key'),
           json_extract_scalar(requestparameters, '$.blockIndex')
         ) AS item
  FROM firebreak.cloudtrail
  WHERE account = ?
    AND day >= date_format(CAST(? AS date), '%Y/%m/%d')
) AS calls
WHERE (eventsource, regexp_replace(eventname, '20[0-9]{2}[_0-9].*$', '')) IN (
        ('s3.amazonaws.com', 'ListBuckets'),
        ('s3.amazonaws.com', 'ListObjects'),
        ('s3.amazonaws.com', 'ListObjectVersions'),
        ('s3.amazonaws.com', 'HeadObject'),
        ('s3.amazonaws.com', 'GetObject'),
        ('s3.amazonaws.com', 'CopyObject'),
        ('s3.amazonaws.com', 'UploadPartCopy'),
        ('s3.amazonaws.com', 'SelectObjectContent'),
        ('s3.amazonaws.com', 'RestoreObject'),
        ('ebs.amazonaws.com', 'ListSnapshotBlocks'),
        ('ebs.amazonaws.com', 'ListChangedBlocks'),
        ('ebs.amazonaws.com', 'GetSnapshotBlock'),
        ('secretsmanager.amazonaws.com', 'GetSecretValue'),
        ('secretsmanager.amazonaws.com', 'BatchGetSecretValue'),
        ('ssm.amazonaws.com', 'GetParameter'),
        ('ssm.amazonaws.com', 'GetParameters'),
        ('ssm.amazonaws.com', 'GetParametersByPath'),
        ('ssm.amazonaws.com', 'GetParameterHistory'),
        ('kms.amazonaws.com', 'Decrypt'),
        ('dynamodb.amazonaws.com', 'GetItem'),
        ('dynamodb.amazonaws.com', 'BatchGetItem'),
        ('dynamodb.amazonaws.com', 'Query'),
        ('dynamodb.amazonaws.com', 'Scan'),
        ('dynamodb.amazonaws.com', 'ExecuteStatement'),
        ('dynamodb.amazonaws.com', 'ExportTableToPointInTime'),
        ('rds.amazonaws.com', 'DownloadDBLogFilePortion'),
        ('rdsdata.amazonaws.com', 'ExecuteStatement'),
        ('redshift-data.amazonaws.com', 'ExecuteStatement'),
        ('athena.amazonaws.com', 'StartQueryExecution'),
        ('lambda.amazonaws.com', 'GetFunction'),
        ('ecr.amazonaws.com', 'BatchGetImage'),
        ('codecommit.amazonaws.com', 'GitPull')
      )
  AND CAST(? AS varchar) IN (
        useridentity.arn,
        useridentity.username,
        useridentity.accesskeyid,
        useridentity.principalid,
        split_part(useridentity.principalid, ':', 1),
        split_part(useridentity.principalid, ':', 2),
        useridentity.onbehalfof.userid,
        useridentity.sessioncontext.sourceidentity,
        useridentity.sessioncontext.sessionissuer.arn,
        useridentity.sessioncontext.sessionissuer.username,
        useridentity.sessioncontext.sessionissuer.principalid
      )
GROUP BY eventsource, eventname, container
ORDER BY calls DESC, eventsource, eventname, container
