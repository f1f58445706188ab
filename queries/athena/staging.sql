-- Buckets that were made, and what was then written into them.
--
-- Rows: I3
-- ATT&CK: T1074.002, T1537
-- Parameters:
--   account    varchar  account whose log is read
--   since      date     first day that is read, UTC
--
-- A bucket that was made, filled and read within hours is a place to stage stolen data.
WITH calls AS (
  SELECT eventtime,
         eventname,
         json_extract_scalar(requestparameters, '$.bucketName') AS bucket,
         coalesce(
           useridentity.sessioncontext.sessionissuer.arn,
           useridentity.arn,
           useridentity.onbehalfof.userid,
           useridentity.username,
           useridentity.principalid
         ) AS principal,
         TRY_CAST(json_extract_scalar(additionaleventdata, '$.bytesTransferredIn') AS double) AS bytes_in,
         eventid
  FROM firebreak.cloudtrail
  WHERE account = ?
    AND day >= date_format(CAST(? AS date), '%Y/%m/%d')
    AND eventsource = 's3.amazonaws.com'
    AND errorcode IS NULL
)
SELECT made.eventtime AS made_time,
       made.bucket,
       made.principal AS made_by,
       count(written.eventid) AS writes,
       sum(written.bytes_in) AS bytes_in,
       array_agg(DISTINCT written.principal) AS written_by,
       max(written.eventtime) AS last_write,
       made.eventid
FROM calls AS made
LEFT JOIN calls AS written
  ON written.bucket = made.bucket
  AND written.eventtime >= made.eventtime
  AND written.eventname IN ('PutObject', 'CopyObject', 'CompleteMultipartUpload')
WHERE made.eventname = 'CreateBucket'
GROUP BY made.eventtime, made.bucket, made.principal, made.eventid
ORDER BY made_time, made.bucket
