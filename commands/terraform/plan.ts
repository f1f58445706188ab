/** What Terraform would do to one resource. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  /** `remove` forgets without touching. */
  readonly action: 'create' | 'update' | 'replace' | 'delete' | 'remove' | 'import' | 'move' | 'noop' | 'read';
  /** Why it is replaced or deleted, such as `delete_because_no_resource_config` or `tainted`. */
  readonly reason?: string;
}

/** What `terraform plan -json` says. https://developer.hashicorp.com/terraform/internals/v1.11.x/machine-readable-ui */
export interface Plan {
  readonly changes: readonly PlannedChange[];
  /** Resources that the state knows, deposed ones included. */
  readonly known: readonly { readonly address: string; readonly id: string }[];
  readonly errors: readonly { readonly summary: string; readonly detail: string }[];
  /** What it said that is no JSON: it may die before it says anything else. */
  readonly other: string;
}

interface Message {
  readonly type?: string;
  readonly change?: { resource: { addr: string; resource_type: string }; action: string; reason?: string };
  readonly hook?: { resource: { addr: string }; id_value?: string };
  readonly diagnostic?: { severity: string; summary: string; detail: string };
}

export function readPlan(output: string): Plan {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const messages = lines.map(parsed);
  const of = (type: string) => messages.flatMap((message) => (message?.type === type ? message : []));
  return {
    changes: of('planned_change').flatMap(({ change }) =>
      change
        ? {
            address: change.resource.addr,
            type: change.resource.resource_type,
            action: change.action as PlannedChange['action'],
            reason: change.reason,
          }
        : [],
    ),
    known: of('refresh_start').flatMap(({ hook }) =>
      hook?.id_value ? { address: hook.resource.addr, id: hook.id_value } : [],
    ),
    errors: of('diagnostic').flatMap(({ diagnostic }) => (diagnostic?.severity === 'error' ? diagnostic : [])),
    other: lines.filter((_, index) => !messages[index]).join('\n'),
  };
}

function parsed(line: string): Message | undefined {
  try {
    return JSON.parse(line) as Message;
  } catch {
    return undefined;
  }
}
