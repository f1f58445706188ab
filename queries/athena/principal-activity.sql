-- Everything a principal did in the last 24 hours, in order.
--
-- Parameters: 1 account id, 2 principal: ARN, user or role name, access key id or principal id.
-- Run once per account that the principal reached: assume-role-pivots.sql names them.
-- CloudTrail delivers within about 15 minutes: repeat before you rely on the last quarter of an hour.
SELECT eventtime,
       awsregion,
       eventsource,
       eventname,
       errorcode,
       sourceipaddress,
       useragent,
       useridentity.arn AS principal,
       useridentity.accesskeyid AS access_key,
       useridentity.sessioncontext.attributes.mfaauthenticated AS mfa,
       requestparameters,
       responseelements,
       eventid
FROM firebreak.cloudtrail
WHERE account = ?
  AND day >= date_format(current_timestamp - INTERVAL '24' HOUR, '%Y/%m/%d')
  AND from_iso8601_timestamp(eventtime) >= current_timestamp - INTERVAL '24' HOUR
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
