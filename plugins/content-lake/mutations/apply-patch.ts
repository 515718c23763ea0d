import { Mutation as MutatorMutation } from '@sanity/mutator'
import type { LakeDocument } from '../groq/index.ts'
import { MutationError, malformed } from './mutation-error.ts'
import type { PatchOperations } from './parse-mutations.ts'

/** What a patch came to: the new document (never the given one changed) and the operations as they were carried out. */
export interface PatchOutcome {
  readonly document: LakeDocument
  readonly operations: readonly PatchOperations[]
}

/**
 * Operations run in this order whatever order they were sent in.
 * Source: https://www.sanity.io/docs/http-reference/mutate
 */
const order = ['set', 'setIfMissing', 'unset', 'diffMatchPatch', 'inc', 'dec', 'insert'] as const

/**
 * Applies one patch with the Studio's own engine. An index out of range is no error: that path is left out, also of
 * `operations`, so that whoever replays them gets the same document. Refuses paths that cannot be read, and changes of
 * `_id` and `_type`.
 */
export function applyPatch(document: LakeDocument, operations: PatchOperations): PatchOutcome {
  const steps = inDocumentedOrder(operations)
  try {
    return { document: checked(document, run(document, steps)), operations: steps }
  } catch (error) {
    if (error instanceof MutationError) throw error
    return applyPathByPath(document, steps)
  }
}

function applyPathByPath(document: LakeDocument, steps: readonly PatchOperations[]): PatchOutcome {
  let current = document
  const applied: PatchOperations[] = []
  for (const step of steps.flatMap(singlePaths)) {
    try {
      current = run(current, [step])
      applied.push(step)
    } catch (error) {
      if (!isOutOfRange(error)) throw malformed(`Patch cannot be applied: ${messageOf(error)}`)
    }
  }
  return { document: checked(document, current), operations: applied }
}

/** One step when the engine's own order agrees with the documented one, else a step per operation. */
function inDocumentedOrder(operations: PatchOperations): readonly PatchOperations[] {
  const names = order.filter((name) => operations[name] !== undefined)
  if (!(operations.set && operations.setIfMissing)) return names.length > 0 ? [pick(operations, names)] : []
  return names.map((name) => pick(operations, [name]))
}

function pick(operations: PatchOperations, names: readonly (keyof PatchOperations)[]): PatchOperations {
  return Object.fromEntries(names.map((name) => [name, operations[name]]))
}

function singlePaths(step: PatchOperations): readonly PatchOperations[] {
  return order.flatMap((name): readonly PatchOperations[] => {
    if (name === 'insert') return step.insert ? [{ insert: step.insert }] : []
    const value = step[name]
    if (value === undefined) return []
    if (Array.isArray(value)) return value.map((path) => ({ [name]: [path] }))
    return Object.entries(value).map(([path, operand]) => ({ [name]: { [path]: operand } }))
  })
}

function run(document: LakeDocument, steps: readonly PatchOperations[]): LakeDocument {
  const mutations = steps.map((step) => ({ patch: { ...step, id: document._id } }))
  // The engine's types ask for mutable, narrower operations than the wire has; it changes nothing that it is given.
  const engine = new MutatorMutation({ mutations } as unknown as ConstructorParameters<typeof MutatorMutation>[0])
  return engine.apply(document) as LakeDocument
}

function checked(before: LakeDocument, after: LakeDocument): LakeDocument {
  if (typeof after !== 'object' || after === null) throw malformed('A patch must leave a document behind')
  for (const field of ['_id', '_type'] as const) {
    if (after[field] !== before[field]) {
      throw new MutationError(409, {
        type: 'immutableAttributeError',
        description: `Cannot modify immutable attribute ${JSON.stringify(field)}`,
        id: before._id,
      })
    }
  }
  if (typeof after._createdAt === 'string') return after
  return { ...after, _createdAt: before._createdAt }
}

function isOutOfRange(error: unknown): boolean {
  return /out of (bounds|range)/i.test(messageOf(error))
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
