import type { App, TerraformStack } from 'cdktf';
import { AccountRegion } from './prepare/account-region/account-region';
import { accountsOf, type AccountKind, type AwsAccount } from './accounts';
import type { AwsContext } from './aws-stack';
import { deployedAfter } from '../deployed-after';
import { Detection, detects } from './prepare/detection/detection';
import { EvidenceStore } from './prepare/storage/evidence-store';
import { Expiry } from './prepare/storage/expiry';
import { Guardrails } from './prepare/guardrails/guardrails';
import { Investigation } from './prepare/investigation/investigation';
import { Organization } from './prepare/organization/organization';
import { OrganizationTrail, trailRegion } from './prepare/organization/organization-trail';
import { ResponderRoles } from './prepare/responders/responder-roles';
import { StateBucket } from './prepare/storage/state-bucket';
import { TamperAlarms } from './prepare/alarms/tamper-alarms';
import { TamperForwarding } from './prepare/alarms/tamper-forwarding';

/** Every AWS preparedness stack of the estate, in the order in which they are deployed. */
export function prepareAws(app: App, context: AwsContext): void {
  const { aws } = context.estate;
  const accounts = accountsOf(aws);
  const management = the('management', accounts);
  const forensic = the('forensic', accounts);
  const security = the('security', accounts);
  const home = (account: AwsAccount) => ({ ...context, account, region: aws.homeRegion });

  new StateBucket(app, 'bootstrap-aws-state', home(forensic));

  const organization = new Organization(app, 'prepare-aws-organization', home(management));
  const alarms = deployedAfter([organization], new TamperAlarms(app, 'prepare-aws-alarms', home(security)));
  const evidence = deployedAfter([organization], new EvidenceStore(app, 'prepare-aws-evidence', home(forensic)));
  const roles = deployedAfter([organization], new ResponderRoles(app, 'prepare-aws-responders', home(management)));
  const forwarding = deployedAfter(
    [alarms],
    new TamperForwarding(app, 'prepare-aws-alarm-forwarding', home(management)),
  );
  const investigation = deployedAfter([evidence], new Investigation(app, 'prepare-aws-investigation', home(forensic)));
  const trail = trailStack();

  // A region's log destination lies in the forensic account: its stack comes first.
  const destinations = new Map(forensic.regions.map((region) => [region, accountRegion(forensic, region, [evidence])]));
  const expiry = [...new Set([aws.homeRegion, ...forensic.regions])].map((region) =>
    deployedAfter(
      [evidence, destinations.get(region)],
      new Expiry(app, `prepare-aws-expiry-${region}`, { ...context, account: forensic, region }),
    ),
  );
  const others = accounts
    .filter((account) => account !== forensic)
    .flatMap((account) =>
      account.regions.map((region) => accountRegion(account, region, [evidence, alarms, destinations.get(region)])),
    );
  const detection = detectionStacks();

  // Guardrails last: they bind whoever is not exempt, and everything they protect is there.
  deployedAfter(
    [roles, forwarding, investigation, trail, ...destinations.values(), ...expiry, ...others, ...detection],
    new Guardrails(app, 'prepare-aws-guardrails', home(management)),
  );

  function trailStack(): TerraformStack | undefined {
    const region = trailRegion(aws);
    if (!region) return undefined;
    const props = { ...context, account: management, region, forensic };
    return deployedAfter([organization, evidence], new OrganizationTrail(app, 'prepare-aws-trail', props));
  }

  function accountRegion(account: AwsAccount, region: string, before: (TerraformStack | undefined)[]): TerraformStack {
    const id = `prepare-aws-${account.name}-${region}`;
    return deployedAfter(before, new AccountRegion(app, id, { ...context, account, region }));
  }

  /** The home region last: it gathers the findings of the others. */
  function detectionStacks(): TerraformStack[] {
    if (!detects(context.estate)) return [];
    const stack = (region: string) =>
      new Detection(app, `prepare-aws-detection-${region}`, {
        ...context,
        account: security,
        region,
        management,
        existing: aws.detection.existing.find((found) => found.region === region),
      });
    const satellites = aws.regions
      .filter((region) => region !== aws.homeRegion)
      .map((region) => deployedAfter([organization], stack(region)));
    return [...satellites, deployedAfter([organization, ...satellites], stack(aws.homeRegion))];
  }
}

function the(kind: AccountKind, accounts: readonly AwsAccount[]): AwsAccount {
  const account = accounts.find((candidate) => candidate.kind === kind);
  if (!account) throw new Error(`the estate has no ${kind} account`);
  return account;
}
