-- Roles that a principal took, or tried to take, in the last 24 hours, in order.
--
-- Parameters: 1 account id, 2 principal: ARN, user or role name, access key id or principal id.
-- contact_account is set where the role belongs to another account: its owner must be told.
-- session_access_key is what the session signs with: follow it with principal-activity.sql, in the role's account.
-- CloudTrail's requestparameters is a JSON string here, not a structure: its fields need json_extract_scalar.
SELECT eventtime,
       awsregion,
       eventname,
       errorcode,
       json_extract_scalar(requestparameters, '$.roleArn') AS role_arn,
       json_extract_scalar(requestparameters, '$.roleSessionName') AS session_name,
       json_extract_scalar(responseelements, '$.credentials.accessKeyId') AS session_access_key,
       json_extract_scalar(responseelements, '$.credentials.expiration') AS session_expires,
       CASE
         WHEN split_part(json_extract_scalar(requestparameters, '$.roleArn'), ':', 5) <> account
         THEN split_part(json_extract_scalar(requestparameters, '$.roleArn'), ':', 5)
       END AS contact_account,
       sourceipaddress,
       useragent,
       useridentity.arn AS principal,
       eventid
FROM firebreak.cloudtrail
WHERE account = ?
  AND day >= date_format(current_timestamp - INTERVAL '24' HOUR, '%Y/%m/%d')
  AND from_iso8601_timestamp(eventtime) >= current_timestamp - INTERVAL '24' HOUR
  AND eventsource = 'sts.amazonaws.com'
  AND eventname LIKE 'Assume%'
  AND ? IN (
        useridentity.arn,
        useridentity.username,
        useridentity.accesskeyid,
        useridentity.principalid,
        useridentity.sessioncontext.sessionissuer.arn,
        useridentity.sessioncontext.sessionissuer.username,
        useridentity.sessioncontext.sessionissuer.principalid
      )
ORDER BY eventtime, eventid
