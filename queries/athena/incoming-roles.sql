-- Roles of this account that were taken from other accounts, and which account to contact.
--
-- Rows: I2
-- ATT&CK: T1199, T1078.004
-- Parameters:
--   account    varchar  account whose log is read
--   since      date     first day that is read, UTC
--
-- Such a record names no ARN of the caller, only its principal id and account. Refused attempts are only in the account they came
-- from: look there with assume-role-pivots.
SELECT eventtime,
       awsregion,
       eventname,
       errorcode,
       json_extract_scalar(requestparameters, '$.roleArn') AS role_arn,
       json_extract_scalar(requestparameters, '$.roleSessionName') AS session_name,
       json_extract_scalar(responseelements, '$.credentials.accessKeyId') AS session_access_key,
       useridentity.accountid AS contact_account,
       useridentity.principalid AS principal_id,
       sourceipaddress,
       sharedeventid,
       eventid
FROM firebreak.cloudtrail
WHERE account = ?
  AND day >= date_format(CAST(? AS date), '%Y/%m/%d')
  AND eventsource = 'sts.amazonaws.com'
  AND eventname LIKE 'Assume%'
  AND useridentity.accountid <> account
ORDER BY eventtime, eventid
