import { isAlias, isMap, isSeq, type Node } from 'yaml';
import type { Path } from './problem';
import type { Tree } from './yaml-tree';

export interface Found {
  /** Whether the whole path exists; else node and key are of the nearest enclosing value. */
  readonly complete: boolean;
  readonly node: Node | null;
  /** The key of the node; for an entry of a list, the entry. */
  readonly key: Node | null;
}

/** The node at a path, behind aliases where the path passes them. */
export function findNode(top: Node | null, path: Path, tree: Tree): Found {
  let node = top;
  let key: Node | null = null;
  for (const step of path) {
    if (isMap(node)) {
      const pair = tree.pairs.get(node)?.get(String(step));
      if (!pair) return { complete: false, node, key };
      key = pair.key;
      node = pair.value;
    } else if (isSeq<Node>(node) && typeof step === 'number' && step < node.items.length) {
      node = node.items[step] ?? null;
      key = node;
    } else {
      return { complete: false, node, key };
    }
    if (isAlias(node)) node = tree.targets.get(node) ?? node;
  }
  return { complete: true, node, key };
}
