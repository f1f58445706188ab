import { as, record, type RunbookContext } from './context';
import type { RunbookStep } from '../../runbook/step';

/** Who else gets sessions of roles: an intruder makes such a way in, and comes back by it. */
export function outsideIdentities(context: RunbookContext): RunbookStep[] {
  const { roles, functions } = context.targets;
  return roles.length + functions.length > 0 ? [providers(context), ...trustAnchors(context)] : [];
}

function providers(context: RunbookContext): RunbookStep {
  const { account } = context;
  const list = record(context, account.name, 'identity-providers.txt');
  const look = as('investigator', context);
  const pools = (region: string) => {
    const with_ = as('breakGlass', context, region);
    return (
      `for pool in $(aws cognito-identity list-identity-pools --max-results 60 --query 'IdentityPools[].IdentityPoolId' --output text ${with_}); ` +
      `do aws cognito-identity get-identity-pool-roles --identity-pool-id "$pool" --query '[IdentityPoolId,to_string(Roles)]' ` +
      `--output text ${with_}; done >> ${list}`
    );
  };
  return {
    id: `providers-${account.name}`,
    moment: 'after-containment',
    title: `Look at who outside ${account.name} gets sessions of its roles`,
    why:
      'OIDC and SAML providers and identity pools of Cognito, in one file. None has a switch: a provider that nobody knows is ' +
      'stopped by listing every role that trusts it under roles, with control: deny. Break-glass for Cognito, which responders do not read.',
    commands: [
      `aws iam list-open-id-connect-providers --query 'OpenIDConnectProviderList[].[Arn]' --output text ${look} > ${list}`,
      `aws iam list-saml-providers --query 'SAMLProviderList[].[Arn,CreateDate]' --output text ${look} >> ${list}`,
      ...account.regions.map(pools),
    ],
    inverse: { none: 'It only reads.' },
  };
}

function trustAnchors(context: RunbookContext): RunbookStep[] {
  const { account } = context;
  return account.regions.map((region) => {
    const with_ = as('breakGlass', context, region);
    const list = record(context, account.name, `${region}-trust-anchors.txt`);
    const each = (verb: string) =>
      `while read -r anchor rest; do aws rolesanywhere ${verb}-trust-anchor --trust-anchor-id "$anchor" ${with_}; done < ${list}`;
    return {
      id: `trust-anchors-${account.name}-${region}`,
      moment: 'after-containment',
      title: `Disable the trust anchors in ${region} of ${account.name} that nobody recognises`,
      why:
        'With a trust anchor of his own an intruder signs certificates for IAM Roles Anywhere. The file has each that is enabled, ' +
        'its name and since when: take the lines of those out that belong there, before the second command. Break-glass, because ' +
        'responders do not read them.',
      commands: [
        `aws rolesanywhere list-trust-anchors --query '(trustAnchors || \`[]\`)[?enabled].[trustAnchorId,name,createdAt]' --output text ${with_} > ${list}`,
        each('disable'),
      ],
      inverse: { commands: [each('enable')], note: 'Only for an anchor that belongs there after all.' },
    };
  });
}
