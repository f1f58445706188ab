-- Objects that were written into buckets of other accounts, and the account to contact.
--
-- Rows: I3
-- ATT&CK: T1537, T1567.002
-- Parameters:
--   account    varchar  account whose log is read
--   since      date     first day that is read, UTC
--
-- The trail records what principals of this account do to buckets of others if its selector of data events names no bucket.
SELECT contact_account,
       bucket,
       principal,
       eventname,
       count(*) AS writes,
       count_if(errorcode IS NOT NULL) AS failed,
       sum(TRY_CAST(json_extract_scalar(additionaleventdata, '$.bytesTransferredIn') AS double)) AS bytes_in,
       min(eventtime) AS first_time,
       max(eventtime) AS last_time
FROM (
  SELECT *,
         coalesce(element_at(resources, 1).accountid, element_at(resources, 2).accountid) AS contact_account,
         json_extract_scalar(requestparameters, '$.bucketName') AS bucket,
         coalesce(
           useridentity.sessioncontext.sessionissuer.arn,
           useridentity.arn,
           useridentity.onbehalfof.userid,
           useridentity.username,
           useridentity.principalid
         ) AS principal
  FROM firebreak.cloudtrail
  WHERE account = ?
    AND day >= date_format(CAST(? AS date), '%Y/%m/%d')
    AND (eventsource, eventname) IN (
          ('s3.amazonaws.com', 'PutObject'),
          ('s3.amazonaws.com', 'CopyObject'),
          ('s3.amazonaws.com', 'CreateMultipartUpload')
        )
) AS calls
WHERE contact_account <> account
GROUP BY contact_account, bucket, principal, eventname
ORDER BY writes DESC, contact_account, bucket, principal, eventname
