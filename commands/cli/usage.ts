export const USAGE = `firebreak <command> [--json]

  open ID --aws ACCOUNT targets… --commander NAME   Look up the facts, write the incident file; changes nothing in the cloud
      targets, each of the --aws before it (id or name of an account of the estate):
        --user NAME  --role NAME  --root  --identity-center-user ID=NAME  --instance ID  --function NAME
        --bucket NAME  --key ARN  --database ID  --account-quarantine
      --isolate-first REASON            cut the network before snapshots are started
      --isolation security-group|severed|nacl
      --dns                             block every DNS name for the VPCs of the instances
      --region REGION                   look in these regions only
  contain ID [--plan]     Contain as the file says, look at the effect, list what is not stopped; --plan shows and changes nothing
  hunt ID [--since YYYY-MM-DD] [--local FOLDER]
                          Run the saved queries for the incident's principals and accounts, follow where they lead, propose what to contain
                          too; exit 1 when anything could not be read. --local: downloaded CloudTrail files. Default: from 7 days before it
                          was declared
  runbook ID              What no API declares: exact commands for this incident, each with its inverse
  release ID              Give everything back; old sessions stay dead
  close ID                After the longest session has passed: take the revocation off, forget what was borrowed; evidence stays
  status [ID]             Phase, drift, deadlines, how far recovery is
  readiness [--junit FILE] [--test-message]
                          Ask AWS whether everything that is prepared is there and works; exit 1 if not.
                          --test-message raises two alarms, by break-glass
  report ID               Write the report beside the incident file

  Settings (environment): FIREBREAK_ESTATE, FIREBREAK_INCIDENTS (default incidents), FIREBREAK_STATE, FIREBREAK_TERRAFORM
  Exit codes: 0 done  1 problem, or the effect is missing  2 usage  3 partly applied: run the same command again
`;
