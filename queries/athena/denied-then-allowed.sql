-- Calls that a principal was refused first and allowed later: permissions it gained on the way.
--
-- Rows: I6
-- ATT&CK: T1548.005, T1098.003
-- Parameters:
--   account    varchar  account whose log is read
--   since      date     first day that is read, UTC
--
-- Between the two times somebody widened its permissions: look there with persistence-identities.
SELECT principal,
       eventsource,
       eventname,
       min(eventtime) FILTER (WHERE denied) AS first_refused,
       min(eventtime) FILTER (WHERE errorcode IS NULL) AS first_allowed,
       max(eventtime) FILTER (WHERE errorcode IS NULL) AS last_allowed,
       count_if(denied) AS refused,
       array_agg(DISTINCT sourceipaddress) AS networks
FROM (
  SELECT *,
         coalesce(
           useridentity.sessioncontext.sessionissuer.arn,
           useridentity.arn,
           useridentity.onbehalfof.userid,
           useridentity.username,
           useridentity.principalid
         ) AS principal,
         (errorcode LIKE '%AccessDenied%' OR errorcode LIKE '%Unauthorized%') AS denied
  FROM firebreak.cloudtrail
  WHERE account = ?
    AND day >= date_format(CAST(? AS date), '%Y/%m/%d')
) AS calls
GROUP BY principal, eventsource, eventname
HAVING min(eventtime) FILTER (WHERE denied) < max(eventtime) FILTER (WHERE errorcode IS NULL)
ORDER BY first_refused, principal, eventname
