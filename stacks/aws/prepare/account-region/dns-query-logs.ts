import { Route53ResolverQueryLogConfig } from '@cdktf/provider-aws/lib/route53-resolver-query-log-config';
import { Route53ResolverQueryLogConfigAssociation } from '@cdktf/provider-aws/lib/route53-resolver-query-log-config-association';
import { Construct } from 'constructs';

export interface DnsQueryLogsProps {
  readonly vpcIds: readonly string[];
  readonly evidenceBucket: string;
}

/**
 * Records every DNS query of the VPCs in the evidence bucket: flow logs do not see the VPC's resolver.
 *
 * Objects: `AWSLogs/<account>/vpcdnsquerylogs/<vpc>/<yyyy>/<mm>/<dd>/…`
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs-choosing-target-resource.html
 */
export class DnsQueryLogs extends Construct {
  constructor(scope: Construct, id: string, props: DnsQueryLogsProps) {
    super(scope, id);
    const config = new Route53ResolverQueryLogConfig(this, 'config', {
      name: 'firebreak',
      destinationArn: `arn:aws:s3:::${props.evidenceBucket}`,
    });
    for (const vpcId of props.vpcIds) {
      new Route53ResolverQueryLogConfigAssociation(this, vpcId, {
        resolverQueryLogConfigId: config.id,
        resourceId: vpcId,
      });
    }
  }
}
