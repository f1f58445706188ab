-- Networks and regions that a principal used for the first time, sign-ins included.
--
-- Rows: I6
-- ATT&CK: T1078.004, T1535, T1090
-- Parameters:
--   account    varchar  account whose log is read
--   baseline   date     first day that is read, UTC: what is normal
--   since      date     from when on the unknown counts, UTC
--
-- A network is the first three numbers of an IPv4 address, the first three groups of an IPv6 address. Addresses of AWS services are left out.
-- A principal that is new itself has nothing but unknown networks: that is right. 30 days before since are a good baseline.
SELECT principal,
       network,
       awsregion,
       network_first,
       region_first,
       min(eventtime) AS first_time,
       max(eventtime) AS last_time,
       count(*) AS calls,
       count_if(eventname = 'ConsoleLogin') AS sign_ins,
       array_agg(DISTINCT sourceipaddress) AS addresses,
       array_agg(DISTINCT useragent) AS tools
FROM (
  SELECT *,
         min(eventtime) OVER (PARTITION BY principal, network) AS network_first,
         min(eventtime) OVER (PARTITION BY principal, awsregion) AS region_first
  FROM (
    SELECT *,
           coalesce(
             useridentity.sessioncontext.sessionissuer.arn,
             useridentity.arn,
             useridentity.onbehalfof.userid,
             useridentity.username,
             useridentity.principalid
           ) AS principal,
           regexp_extract(sourceipaddress, '^([0-9]+\.[0-9]+\.[0-9]+|[0-9a-f]+:[0-9a-f]*:[0-9a-f]*)') AS network
    FROM firebreak.cloudtrail
    WHERE account = ?
      AND day >= date_format(CAST(? AS date), '%Y/%m/%d')
  ) AS calls
  WHERE network IS NOT NULL
) AS firsts
WHERE from_iso8601_timestamp(greatest(network_first, region_first)) >= CAST(? AS date)
GROUP BY principal, network, awsregion, network_first, region_first
ORDER BY first_time, principal, network, awsregion
