-- Roles and sessions that a principal took, or tried to take, and in whose account.
--
-- Rows: I2
-- ATT&CK: T1550.001, T1078.004, T1021.007
-- Parameters:
--   account    varchar  account whose log is read
--   since      date     first day that is read, UTC
--   principal  varchar  ARN, name, access key id or principal id of a user or role, a session name, an instance id,
--                       a source identity or a user id of Identity Center
--
-- contact_account is set where the role belongs to another account: its owner must be told.
-- session_access_key is what the session signs with: hand it to principal-activity, in the account of the role.
-- The requestparameters are a JSON string here, not a structure: requestparameters.roleArn would not run.
SELECT eventtime,
       awsregion,
       eventsource,
       eventname,
       errorcode,
       target,
       CASE WHEN regexp_extract(target, '[0-9]{12}') <> account THEN regexp_extract(target, '[0-9]{12}') END AS contact_account,
       json_extract_scalar(requestparameters, '$.roleSessionName') AS session_name,
       json_extract_scalar(responseelements, '$.credentials.accessKeyId') AS session_access_key,
       json_extract_scalar(responseelements, '$.credentials.expiration') AS session_expires,
       useridentity.arn AS principal,
       useridentity.accesskeyid AS access_key,
       sourceipaddress,
       eventid
FROM (
  SELECT *,
         coalesce(
           json_extract_scalar(requestparameters, '$.roleArn'),
           json_extract_scalar(requestparameters, '$.targetPrincipal'),
           json_extract_scalar(serviceeventdetails, '$.account_id'),
           useridentity.arn
         ) AS target
  FROM firebreak.cloudtrail
  WHERE account = ?
    AND day >= date_format(CAST(? AS date), '%Y/%m/%d')
) AS calls
WHERE (
    eventsource = 'sts.amazonaws.com' AND eventname LIKE 'Assume%'
    OR (eventsource, eventname) IN (
        ('sts.amazonaws.com', 'GetSessionToken'),
        ('sts.amazonaws.com', 'GetFederationToken'),
        ('sso.amazonaws.com', 'Federate'),
        ('sso.amazonaws.com', 'GetRoleCredentials')
      )
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
ORDER BY eventtime, eventid
