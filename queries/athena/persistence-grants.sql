-- Grants and resource policies that let somebody in without an identity of this account.
--
-- Rows: I4
-- ATT&CK: T1098, T1098.003, T1484
-- Parameters:
--   account    varchar  account whose log is read
--   since      date     first day that is read, UTC
--
-- Grants that AWS services make for themselves are left out: they name the service as the one that called.
SELECT eventtime,
       awsregion,
       eventsource,
       eventname,
       errorcode,
       useridentity.arn AS principal,
       useridentity.accesskeyid AS access_key,
       sourceipaddress,
       requestparameters,
       responseelements,
       eventid
FROM firebreak.cloudtrail
WHERE account = ?
  AND day >= date_format(CAST(? AS date), '%Y/%m/%d')
  AND (eventsource, regexp_replace(eventname, '20[0-9]{2}[_0-9].*$', '')) IN (
        ('kms.amazonaws.com', 'CreateGrant'),
        ('kms.amazonaws.com', 'PutKeyPolicy'),
        ('kms.amazonaws.com', 'ImportKeyMaterial'),
        ('lambda.amazonaws.com', 'AddPermission'),
        ('lambda.amazonaws.com', 'AddLayerVersionPermission'),
        ('s3.amazonaws.com', 'PutBucketPolicy'),
        ('s3.amazonaws.com', 'PutAccessPointPolicy'),
        ('sqs.amazonaws.com', 'SetQueueAttributes'),
        ('sqs.amazonaws.com', 'AddPermission'),
        ('sns.amazonaws.com', 'SetTopicAttributes'),
        ('sns.amazonaws.com', 'AddPermission'),
        ('sns.amazonaws.com', 'Subscribe'),
        ('secretsmanager.amazonaws.com', 'PutResourcePolicy'),
        ('ecr.amazonaws.com', 'SetRepositoryPolicy'),
        ('ecr.amazonaws.com', 'PutRegistryPolicy'),
        ('events.amazonaws.com', 'PutPermission'),
        ('es.amazonaws.com', 'UpdateDomainConfig'),
        ('ec2.amazonaws.com', 'ModifyVpcEndpointServicePermissions'),
        ('ec2.amazonaws.com', 'AcceptVpcPeeringConnection'),
        ('ram.amazonaws.com', 'AcceptResourceShareInvitation')
      )
  AND (eventname <> 'CreateGrant' OR useridentity.invokedby IS NULL)
ORDER BY eventtime, eventid
