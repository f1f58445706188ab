import { isAlias, isMap, isScalar, isSeq, type Alias, type Node, type Pair } from 'yaml';
import { repeatedKey, tooManyValues, unknownAnchor, type Fault } from './yaml-fault';

/** A key and its value as written. */
export type Entry = Pair<Node, Node | null>;

export interface Tree {
  readonly value: unknown;
  /** The anchored node behind each alias. */
  readonly targets: ReadonlyMap<Node, Node>;
  /** The entries of each mapping by key; of repeated keys the last, as in the value. */
  readonly pairs: ReadonlyMap<Node, ReadonlyMap<string, Entry>>;
  readonly faults: readonly Fault[];
  /** False when the value lacks parts because of a fault, so that further complaints would mislead. */
  readonly usable: boolean;
}

/** A file of 1 MiB holds at most 524 288 values; aliases may not multiply them beyond that. */
const VALUES = 524_288;

/**
 * The values of a document, aliases resolved.
 *
 * yaml's own toJS limits how often an anchor is used (100 times by default), which a list of regions shared by thousands of
 * accounts exceeds, and takes quadratic time for many anchors; here the number of values after expansion is limited instead.
 */
export function readTree(top: Node): Tree {
  const reader = new Reader();
  const { value } = reader.read(top);
  return { value, targets: reader.targets, pairs: reader.pairs, faults: reader.faults, usable: reader.usable };
}

interface Read {
  readonly value: unknown;
  /** Values in it, aliases expanded. */
  readonly size: number;
}

const NOTHING: Read = { value: null, size: 1 };

class Reader {
  readonly targets = new Map<Node, Node>();
  readonly pairs = new Map<Node, Map<string, Entry>>();
  readonly faults: Fault[] = [];
  usable = true;
  private readonly anchors = new Map<string, Read & { readonly node: Node }>();

  read(node: Node): Read {
    const read = this.content(node);
    if (!isAlias(node) && node.anchor) this.anchors.set(node.anchor, { ...read, node });
    return read.size <= VALUES ? read : this.unusable(tooManyValues(offsetOf(node), VALUES));
  }

  private content(node: Node): Read {
    if (isAlias(node)) return this.alias(node);
    if (isSeq<Node>(node)) {
      const items = node.items.map((item) => this.read(item));
      return { value: items.map(({ value }) => value), size: sum(items) };
    }
    if (isMap<Node, Node | null>(node)) return this.mapping(node, node.items);
    return isScalar(node) ? { value: node.value, size: 1 } : NOTHING;
  }

  private mapping(node: Node, items: readonly Entry[]): Read {
    const pairs = new Map<string, Entry>();
    this.pairs.set(node, pairs);
    const entries = items.map((pair) => {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      if (pairs.has(key)) this.faults.push(repeatedKey(offsetOf(pair.key), key));
      pairs.set(key, pair);
      return [key, pair.value ? this.read(pair.value) : NOTHING] as const;
    });
    // fromEntries makes `__proto__` an ordinary key
    return {
      value: Object.fromEntries(entries.map(([key, { value }]) => [key, value])),
      size: sum(entries.map(([, read]) => read)),
    };
  }

  private alias(node: Alias): Read {
    const target = this.anchors.get(node.source);
    if (!target) return this.unusable(unknownAnchor(offsetOf(node), node.source));
    this.targets.set(node, target.node);
    return target;
  }

  private unusable(fault: Fault): Read {
    if (this.usable) this.faults.push(fault);
    this.usable = false;
    return NOTHING;
  }
}

function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

function sum(reads: readonly Read[]): number {
  return reads.reduce((total, { size }) => total + size, 1);
}
