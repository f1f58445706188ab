-- Who read many objects, secrets or snapshot blocks within an hour, whoever it was.
--
-- Rows: I3
-- ATT&CK: T1530, T1619, T1020
-- Parameters:
--   account    varchar  account whose log is read
--   since      date     first day that is read, UTC
--   at_least   bigint   how many different items
--
-- Start with 1000 and go down. Successful calls only, each item counted once.
SELECT hour,
       principal,
       eventname,
       container,
       items,
       bytes_out,
       networks
FROM (
  SELECT substr(eventtime, 1, 13) AS hour,
         coalesce(
           useridentity.sessioncontext.sessionissuer.arn,
           useridentity.arn,
           useridentity.onbehalfof.userid,
           useridentity.username,
           useridentity.principalid
         ) AS principal,
         eventname,
         coalesce(
           json_extract_scalar(requestparameters, '$.bucketName'),
           json_extract_scalar(requestparameters, '$.snapshotId'),
           eventsource
         ) AS container,
         count(DISTINCT coalesce(
           json_extract_scalar(requestparameters, '$.key'),
           json_extract_scalar(requestparameters, '$.blockIndex'),
           json_extract_scalar(requestparameters, '$.secretId')
         )) AS items,
         sum(TRY_CAST(json_extract_scalar(additionaleventdata, '$.bytesTransferredOut') AS double)) AS bytes_out,
         array_agg(DISTINCT sourceipaddress) AS networks
  FROM firebreak.cloudtrail
  WHERE account = ?
    AND day >= date_format(CAST(? AS date), '%Y/%m/%d')
    AND errorcode IS NULL
    AND (eventsource, eventname) IN (
          ('s3.amazonaws.com', 'GetObject'),
          ('s3.amazonaws.com', 'CopyObject'),
          ('ebs.amazonaws.com', 'GetSnapshotBlock'),
          ('secretsmanager.amazonaws.com', 'GetSecretValue')
        )
  GROUP BY 1, 2, 3, 4
) AS reads
WHERE items >= CAST(? AS bigint)
ORDER BY items DESC, hour, principal, container
