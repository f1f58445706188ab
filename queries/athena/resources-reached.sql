-- Resources that a principal reached, and in whose account: what it has touched, not what it could touch.
--
-- Rows: I8
-- ATT&CK: T1078.004, T1580
-- Parameters:
--   account    varchar  account whose log is read
--   since      date     first day that is read, UTC
--   principal  varchar  ARN, name, access key id or principal id of a user or role, a session name, an instance id,
--                       a source identity or a user id of Identity Center
--
-- What it could touch is answered by the policy simulator. Only some events list resources: objects, keys, roles, secrets, functions.
SELECT resource,
       resource_type,
       CASE WHEN resource_account <> account THEN resource_account END AS contact_account,
       array_agg(DISTINCT concat(eventsource, ':', eventname)) AS actions,
       count(*) AS calls,
       count_if(errorcode IS NOT NULL) AS failed,
       min(eventtime) AS first_time,
       max(eventtime) AS last_time
FROM (
  SELECT account,
         eventsource,
         eventname,
         errorcode,
         eventtime,
         element_at(resources, i).arn AS resource,
         element_at(resources, i).type AS resource_type,
         element_at(resources, i).accountid AS resource_account
  FROM firebreak.cloudtrail
  CROSS JOIN UNNEST(sequence(1, cardinality(resources))) AS numbers (i)
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
) AS reached
WHERE resource IS NOT NULL
GROUP BY resource, resource_type, resource_account, account
ORDER BY calls DESC, resource
