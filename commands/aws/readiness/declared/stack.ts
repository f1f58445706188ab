import { App, type TerraformStack } from 'cdktf';
import { resourcesOf, type Resource } from '../../../../policies/linter/synthesised';

/**
 * What a stack of preparedness declares, as synth writes it. It writes no file.
 *
 * Checks compare AWS with this, and with the functions that this comes from: there is no second list of what must be there.
 */
export class Declared {
  readonly resources: readonly Resource[];
  private readonly json: Readonly<Record<string, unknown>>;

  constructor(build: (app: App) => TerraformStack) {
    const stack = build(new App());
    stack.prepareStack();
    this.json = stack.toTerraform() as Record<string, unknown>;
    this.resources = resourcesOf(this.json);
  }

  /** The `terraform` block. */
  get terraform(): Readonly<Record<string, unknown>> {
    return this.json.terraform as Record<string, unknown>;
  }

  /** @throws Error unless there is one resource of the type that fits. */
  one(type: string, fits: (resource: Resource) => boolean = () => true): Resource {
    const [found, ...more] = this.resources.filter((resource) => resource.type === type && fits(resource));
    if (!found || more.length > 0) throw new Error(`expected one ${type}, found ${found ? more.length + 1 : 0}`);
    return found;
  }

  /** The resource that an argument refers to: `${aws_kms_key.key.arn}`. */
  referred(reference: unknown): Resource | undefined {
    const [, type, name] = /^\$\{(\w+)\.([\w-]+)\.\w+\}$/.exec(String(reference)) ?? [];
    return this.resources.find((resource) => resource.type === type && resource.name === name);
  }

  /** The key policy behind an alias, as JSON. */
  keyPolicy(alias: string): string {
    const named = this.one('aws_kms_alias', ({ arguments: { name } }) => name === alias);
    return text(this.referred(named.arguments.target_key_id)?.arguments.policy);
  }

  /** The bucket policy, as JSON, in which references to the key became its ARN. */
  bucketPolicy(bucket: string, keyArn: string): string {
    const policy = this.one('aws_s3_bucket_policy', ({ arguments: one }) => this.nameOf(one.bucket) === bucket);
    return text(policy.arguments.policy).replace(/\$\{aws_kms_key\.[\w-]+\.arn\}/g, keyArn);
  }

  private nameOf(bucket: unknown): unknown {
    return this.referred(bucket)?.arguments.bucket;
  }
}

/** A string of a Terraform argument: `$${` stands for `${`. */
function text(argument: unknown): string {
  return String(argument).replaceAll('$${', '${');
}
