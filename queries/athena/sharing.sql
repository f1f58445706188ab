-- Snapshots, images, buckets and other resources that were shared, exported or opened.
--
-- Rows: I3
-- ATT&CK: T1537, T1578.001
-- Parameters:
--   account    varchar  account whose log is read
--   since      date     first day that is read, UTC
--
-- shared_with is empty where access was withdrawn, or is in a policy: read requestparameters.
-- SharedSnapshotCopyInitiated and SharedSnapshotVolumeCreated are written by AWS when another account uses a shared snapshot.
SELECT eventtime,
       awsregion,
       eventsource,
       eventname,
       errorcode,
       useridentity.arn AS principal,
       useridentity.accesskeyid AS access_key,
       sourceipaddress,
       coalesce(
         json_format(json_extract(requestparameters, '$.createVolumePermission.add.items')),
         json_format(json_extract(requestparameters, '$.launchPermission.add.items')),
         json_format(json_extract(requestparameters, '$.valuesToAdd')),
         json_format(json_extract(requestparameters, '$.principals')),
         json_extract_scalar(requestparameters, '$.accountWithRestoreAccess')
       ) AS shared_with,
       requestparameters,
       responseelements,
       eventid
FROM firebreak.cloudtrail
WHERE account = ?
  AND day >= date_format(CAST(? AS date), '%Y/%m/%d')
  AND (eventsource, eventname) IN (
        ('ec2.amazonaws.com', 'ModifySnapshotAttribute'),
        ('ec2.amazonaws.com', 'SharedSnapshotCopyInitiated'),
        ('ec2.amazonaws.com', 'SharedSnapshotVolumeCreated'),
        ('ec2.amazonaws.com', 'ModifyImageAttribute'),
        ('ec2.amazonaws.com', 'CreateStoreImageTask'),
        ('ec2.amazonaws.com', 'ExportImage'),
        ('ec2.amazonaws.com', 'CreateInstanceExportTask'),
        ('ec2.amazonaws.com', 'CreateVpcPeeringConnection'),
        ('rds.amazonaws.com', 'ModifyDBSnapshotAttribute'),
        ('rds.amazonaws.com', 'ModifyDBClusterSnapshotAttribute'),
        ('rds.amazonaws.com', 'StartExportTask'),
        ('redshift.amazonaws.com', 'AuthorizeSnapshotAccess'),
        ('s3.amazonaws.com', 'PutBucketPolicy'),
        ('s3.amazonaws.com', 'PutBucketAcl'),
        ('s3.amazonaws.com', 'PutObjectAcl'),
        ('s3.amazonaws.com', 'PutBucketPublicAccessBlock'),
        ('s3.amazonaws.com', 'DeleteBucketPublicAccessBlock'),
        ('s3.amazonaws.com', 'PutAccountPublicAccessBlock'),
        ('s3.amazonaws.com', 'DeleteAccountPublicAccessBlock'),
        ('s3.amazonaws.com', 'PutBucketReplication'),
        ('s3.amazonaws.com', 'PutBucketCors'),
        ('s3.amazonaws.com', 'PutBucketWebsite'),
        ('s3.amazonaws.com', 'PutAccessPointPolicy'),
        ('ram.amazonaws.com', 'CreateResourceShare'),
        ('ram.amazonaws.com', 'AssociateResourceShare'),
        ('ecr.amazonaws.com', 'SetRepositoryPolicy'),
        ('backup.amazonaws.com', 'PutBackupVaultAccessPolicy'),
        ('secretsmanager.amazonaws.com', 'PutResourcePolicy'),
        ('ssm.amazonaws.com', 'ModifyDocumentPermission'),
        ('glue.amazonaws.com', 'PutResourcePolicy'),
        ('dynamodb.amazonaws.com', 'PutResourcePolicy')
      )
ORDER BY eventtime, eventid
