-- Who looked around: many kinds of reading calls, or many refusals, within an hour.
--
-- Rows: I6
-- ATT&CK: T1580, T1526, T1087.004, T1069.003, T1619, T1538
-- Parameters:
--   account    varchar  account whose log is read
--   since      date     first day that is read, UTC
--
-- 20 different reading calls or 10 refusals by one principal: more than a workload repeats, less than an enumeration tool needs.
-- EC2 says Client.UnauthorizedOperation where others say AccessDenied. Calls that a service made for somebody are left out.
SELECT substr(eventtime, 1, 13) AS hour,
       coalesce(
         useridentity.sessioncontext.sessionissuer.arn,
         useridentity.arn,
         useridentity.onbehalfof.userid,
         useridentity.username,
         useridentity.principalid
       ) AS principal,
       count(DISTINCT concat(eventsource, eventname)) FILTER (WHERE readonly = 'true') AS kinds_of_reads,
       count(DISTINCT eventsource) AS services,
       count(*) FILTER (WHERE errorcode LIKE '%AccessDenied%' OR errorcode LIKE '%Unauthorized%') AS refused,
       count(DISTINCT awsregion) AS regions,
       array_agg(DISTINCT sourceipaddress) AS networks,
       array_agg(DISTINCT useragent) AS tools
FROM firebreak.cloudtrail
WHERE account = ?
  AND day >= date_format(CAST(? AS date), '%Y/%m/%d')
  AND useridentity.invokedby IS NULL
GROUP BY 1, 2
HAVING count(DISTINCT concat(eventsource, eventname)) FILTER (WHERE readonly = 'true') >= 20
  OR count(*) FILTER (WHERE errorcode LIKE '%AccessDenied%' OR errorcode LIKE '%Unauthorized%') >= 10
ORDER BY hour, principal
