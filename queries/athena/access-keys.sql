-- Every access key of a user: made, switched, deleted and used, when and from where.
--
-- Rows: I9
-- ATT&CK: T1098.001, T1078.004
-- Parameters:
--   account    varchar  account whose log is read
--   since      date     first day that is read, UTC
--   user       varchar  name of an IAM user
--
-- AKIA keys are long-lived, ASIA keys are sessions. Keys that were never touched since are only in the credential report.
-- A user who makes a key for itself names no user in the request.
SELECT access_key,
       min(eventtime) FILTER (WHERE eventname = 'CreateAccessKey') AS made,
       array_agg(DISTINCT caller) FILTER (WHERE eventname = 'CreateAccessKey') AS made_by,
       max(eventtime) FILTER (WHERE eventname = 'UpdateAccessKey') AS switched,
       max(eventtime) FILTER (WHERE eventname = 'DeleteAccessKey') AS deleted,
       min(eventtime) FILTER (WHERE kind = 'used') AS first_used,
       max(eventtime) FILTER (WHERE kind = 'used') AS last_used,
       count(*) FILTER (WHERE kind = 'used') AS calls,
       array_agg(DISTINCT sourceipaddress) FILTER (WHERE kind = 'used') AS used_from
FROM (
  SELECT eventtime,
         sourceipaddress,
         useridentity.arn AS caller,
         kind,
         CASE WHEN kind = 'managed' THEN eventname END AS eventname,
         CASE
           WHEN kind = 'used' THEN useridentity.accesskeyid
           ELSE coalesce(
             json_extract_scalar(responseelements, '$.accessKey.accessKeyId'),
             json_extract_scalar(requestparameters, '$.accessKeyId')
           )
         END AS access_key
  FROM firebreak.cloudtrail
  CROSS JOIN (VALUES ('used'), ('managed')) AS kinds (kind)
  WHERE account = ?
    AND day >= date_format(CAST(? AS date), '%Y/%m/%d')
    AND (
      kind = 'used'
      OR (eventsource, eventname) IN (
          ('iam.amazonaws.com', 'CreateAccessKey'),
          ('iam.amazonaws.com', 'UpdateAccessKey'),
          ('iam.amazonaws.com', 'DeleteAccessKey')
        )
    )
    AND CAST(? AS varchar) = CASE
      WHEN kind = 'used' THEN useridentity.username
      ELSE coalesce(json_extract_scalar(requestparameters, '$.userName'), useridentity.username)
    END
) AS keys
WHERE access_key <> ''
GROUP BY access_key
ORDER BY access_key
