-- Console sign-ins that succeeded within an hour of three or more failures of the same person or network.
--
-- Rows: I6
-- ATT&CK: T1110, T1110.003, T1078.004
-- Parameters:
--   account    varchar  account whose log is read
--   since      date     first day that is read, UTC
--
-- The record of a failure has no ARN, and no name either if there is no such user (HIDDEN_DUE_TO_SECURITY_REASONS). Sign-ins are
-- recorded in whichever region served them: do not restrict the region.
WITH sign_ins AS (
  SELECT eventtime,
         from_iso8601_timestamp(eventtime) AS moment,
         awsregion,
         coalesce(useridentity.username, useridentity.arn, useridentity.onbehalfof.userid) AS person,
         sourceipaddress,
         useragent,
         json_extract_scalar(additionaleventdata, '$.MFAUsed') AS mfa,
         coalesce(
           json_extract_scalar(responseelements, '$.ConsoleLogin'),
           json_extract_scalar(serviceeventdetails, '$.CredentialVerification')
         ) AS outcome,
         eventid
  FROM firebreak.cloudtrail
  WHERE account = ?
    AND day >= date_format(CAST(? AS date), '%Y/%m/%d')
    AND eventsource = 'signin.amazonaws.com'
)
SELECT success.eventtime,
       success.awsregion,
       success.person,
       success.sourceipaddress,
       success.mfa,
       count(*) AS failures,
       min(failure.eventtime) AS first_failure,
       array_agg(DISTINCT failure.sourceipaddress) AS failed_from,
       success.useragent,
       success.eventid
FROM sign_ins AS success
JOIN sign_ins AS failure
  ON (failure.person = success.person OR failure.sourceipaddress = success.sourceipaddress)
  AND failure.moment <= success.moment
  AND failure.moment >= success.moment - INTERVAL '1' HOUR
WHERE success.outcome = 'Success'
  AND failure.outcome = 'Failure'
GROUP BY success.eventtime, success.awsregion, success.person, success.sourceipaddress, success.mfa, success.useragent, success.eventid
HAVING count(*) >= 3
ORDER BY success.eventtime, success.eventid
