-- Everything a principal did, in order.
--
-- Rows: I1
-- ATT&CK: T1078.004
-- Parameters:
--   account    varchar  account whose log is read
--   since      date     first day that is read, UTC
--   principal  varchar  ARN, name, access key id or principal id of a user or role, a session name, an instance id,
--                       a source identity or a user id of Identity Center
--
-- Run it once for each account that the principal reached: assume-role-pivots names them.
-- CloudTrail delivers within about 15 minutes, often 5: repeat before you rely on the last quarter of an hour.
-- Folders are by day of delivery, so the first minutes may be of the day before.
SELECT eventtime,
       awsregion,
       eventsource,
       eventname,
       errorcode,
       useridentity.arn AS principal,
       useridentity.accesskeyid AS access_key,
       useridentity.sessioncontext.attributes.mfaauthenticated AS mfa,
       sourceipaddress,
       useragent,
       requestparameters,
       responseelements,
       eventid
FROM firebreak.cloudtrail
WHERE account = ?
  AND day >= date_format(CAST(? AS date), '%Y/%m/%d')
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
