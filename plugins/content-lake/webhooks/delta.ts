import { type ExprNode, evaluate, parse } from 'groq-js'
import type { LakeDocument } from '../groq/index.ts'
import { treeHas } from '../groq/syntax-tree.ts'

/** A document on both sides of a commit; `undefined` where it was not there. Never both. */
export interface Change {
  readonly before: LakeDocument | undefined
  readonly after: LakeDocument | undefined
}

/** What a rule's GROQ may ask beside the change itself. */
export interface DeltaScope {
  readonly sanity: { readonly projectId: string; readonly dataset: string }
  /** Follows a reference, as far as the hook's maker may read. */
  document(id: string): LakeDocument | undefined
}

/** A hook's filter and projection, ready to be asked about changes. */
export interface DeltaRule {
  matches(change: Change, scope: DeltaScope): Promise<boolean>
  /** The body that is sent: the projection's result, or the whole document; of a deletion the one that was. */
  payload(change: Change, scope: DeltaScope): Promise<unknown>
}

/** Thrown by {@link compileRule}: the GROQ is no rule. */
export class RuleError extends Error {}

/**
 * Compiles a filter (a condition; empty takes all) and a projection (empty: the document). Both know `before()`,
 * `after()` and `delta::*`; neither may query the dataset. Throws {@link RuleError} with the reason.
 */
export function compileRule(filter: string | null, projection: string | null): DeltaRule {
  const condition = treeOf('filter', filter)
  const shape = treeOf('projection', projection)
  return {
    async matches(change, scope) {
      return condition === undefined || (await valueOf(condition, change, scope)) === true
    },
    async payload(change, scope) {
      return shape === undefined ? (change.after ?? change.before) : valueOf(shape, change, scope)
    },
  }
}

function treeOf(field: string, text: string | null): ExprNode | undefined {
  if (text === null || text.trim() === '') return undefined
  let tree: ExprNode
  try {
    tree = parse(text, { mode: 'delta' })
  } catch (cause) {
    throw new RuleError(`${field}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
  if (treeHas(tree, ({ type }) => type === 'Everything')) throw new RuleError(`${field}: a webhook cannot query with *`)
  if (treeHas(tree, isOfTheDataset)) throw new RuleError(`${field}: it calls a function that webhooks have not`)
  if (treeHas(tree, ({ type }) => type === 'Parameter')) throw new RuleError(`${field}: a webhook has no parameters`)
  return tree
}

const beyond: ReadonlySet<string> = new Set(['geo', 'text', 'documents', 'media', 'user', 'releases'])

/** Functions that need more than the document and the change. */
function isOfTheDataset(node: ExprNode): boolean {
  return node.type === 'FuncCall' && (beyond.has(node.namespace) || node.name === 'anywhere')
}

async function valueOf(tree: ExprNode, { before, after }: Change, scope: DeltaScope): Promise<unknown> {
  const answer = await evaluate(tree, {
    root: after ?? before,
    // Without one, groq-js follows no reference
    dataset: [],
    before: before ?? null,
    after: after ?? null,
    sanity: scope.sanity,
    dereference: ({ _ref }: { readonly _ref: string }) => Promise.resolve(scope.document(_ref)),
  })
  return answer.get()
}
