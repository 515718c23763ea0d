import { isDocumentId, isTransactionId, newDocumentId } from './document-ids.ts'
import { malformed } from './mutation-error.ts'

/** Fields of a document as a caller sent them, its `_id` settled. */
export interface DocumentInput {
  readonly _id: string
  readonly _type: string
  readonly [field: string]: unknown
}

/** The operations of one patch, as sent. */
export interface PatchOperations {
  readonly set?: Readonly<Record<string, unknown>>
  readonly setIfMissing?: Readonly<Record<string, unknown>>
  readonly unset?: readonly string[]
  readonly diffMatchPatch?: Readonly<Record<string, string>>
  readonly inc?: Readonly<Record<string, number>>
  readonly dec?: Readonly<Record<string, number>>
  readonly insert?: InsertOperation
}

/** `insert`: where (one of before, after, replace: a path) and what. */
export interface InsertOperation {
  readonly before?: string
  readonly after?: string
  readonly replace?: string
  readonly items: readonly unknown[]
}

/** What a patch or deletion is aimed at: one document, or whatever a query finds. */
export type Target =
  | { readonly id: string }
  | { readonly query: string; readonly params: Readonly<Record<string, unknown>> }

/** One mutation, parsed. */
export type Mutation =
  | { readonly kind: 'create' | 'createIfNotExists' | 'createOrReplace'; readonly document: DocumentInput }
  | { readonly kind: 'delete'; readonly target: Target }
  | {
      readonly kind: 'patch'
      readonly target: Target
      readonly operations: PatchOperations
      readonly ifRevisionID?: string
    }

/** The body of `POST /data/mutate/<dataset>`, parsed. */
export interface MutateBody {
  readonly mutations: readonly Mutation[]
  readonly transactionId?: string
}

/** Reads a mutate body. Refuses (400) what is not one, naming the mutation at fault. */
export function parseMutateBody(body: unknown): MutateBody {
  const fields = record(body)
  if (!fields) throw malformed('The request body is not an object')
  const list = fields['mutations']
  if (!Array.isArray(list)) throw malformed('The request body has no list named mutations')
  const mutations = list.map((item, index) => parseAt(index, () => parseMutation(item)))
  const transactionId = parseTransactionId(fields['transactionId'])
  return transactionId === undefined ? { mutations } : { mutations, transactionId }
}

/** A caller-chosen transaction id, or `undefined` when none was sent. */
export function parseTransactionId(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value === 'string' && isTransactionId(value)) return value
  throw malformed('transactionId must be 1 to 128 characters of a-z, A-Z, 0-9, dot, dash and underscore')
}

function parseAt<T>(index: number, parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    if (error instanceof Error && 'at' in error && typeof error.at === 'function') throw error.at(index)
    throw error
  }
}

function parseMutation(input: unknown): Mutation {
  const entries = Object.entries(record(input) ?? {})
  const [entry] = entries
  if (!entry || entries.length !== 1) throw malformed('A mutation must hold exactly one operation')
  const [kind, value] = entry
  switch (kind) {
    case 'create':
    case 'createIfNotExists':
    case 'createOrReplace':
      return { kind, document: parseDocument(value, kind) }
    case 'delete':
      return { kind, target: parseTarget(record(value), 'delete') }
    case 'patch':
      return parsePatch(record(value))
    default:
      throw malformed(`Unknown mutation ${JSON.stringify(kind)}`)
  }
}

/** Reads a document to be created; `create` alone may leave out the id, or give a prefix that ends with a dot. */
export function parseDocument(input: unknown, kind: string): DocumentInput {
  const document = record(input)
  if (!document) throw malformed(`${kind} needs a document`)
  const { _id, _type } = document
  if (typeof _type !== 'string' || _type === '') throw malformed(`${kind} needs a document with a _type`)
  if (kind !== 'create' && (typeof _id !== 'string' || _id === ''))
    throw malformed(`${kind} needs a document with an _id`)
  if (_id !== undefined && _id !== null && typeof _id !== 'string') throw malformed('Document ID must be a string')
  const id = !_id ? newDocumentId() : _id.endsWith('.') ? _id + newDocumentId() : _id
  return { ...document, _id: requireId(id), _type }
}

function parsePatch(input: Record<string, unknown> | undefined): Mutation {
  const target = parseTarget(input, 'patch')
  const operations = parseOperations(input ?? {})
  const ifRevisionID = input?.['ifRevisionID']
  if (ifRevisionID === undefined || ifRevisionID === null) return { kind: 'patch', target, operations }
  if (typeof ifRevisionID !== 'string') throw malformed('ifRevisionID must be a string')
  return { kind: 'patch', target, operations, ifRevisionID }
}

function parseTarget(input: Record<string, unknown> | undefined, kind: string): Target {
  if (typeof input?.['id'] === 'string') return { id: requireId(input['id']) }
  if (typeof input?.['query'] === 'string') return { query: input['query'], params: record(input['params']) ?? {} }
  throw malformed(`${kind} needs an id or a query`)
}

const pathMaps = ['set', 'setIfMissing', 'diffMatchPatch', 'inc', 'dec'] as const

/** Reads a patch's operations; unknown members are left aside, wrong ones refused (400). */
export function parseOperations(input: Record<string, unknown>): PatchOperations {
  const operations: Record<string, unknown> = {}
  for (const name of pathMaps) {
    if (input[name] === undefined) continue
    const paths = record(input[name])
    if (!paths) throw malformed(`${name} must be an object of paths`)
    const wanted = name === 'diffMatchPatch' ? 'string' : name === 'inc' || name === 'dec' ? 'number' : undefined
    if (wanted && Object.values(paths).some((value) => typeof value !== wanted))
      throw malformed(`${name} takes ${wanted}s only`)
    operations[name] = checkPaths(paths, Object.keys(paths))
  }
  if (input['unset'] !== undefined) {
    const paths = input['unset']
    if (!Array.isArray(paths) || !paths.every((path) => typeof path === 'string'))
      throw malformed('unset must be a list of paths')
    operations['unset'] = checkPaths(paths, paths)
  }
  if (input['insert'] !== undefined) operations['insert'] = parseInsert(record(input['insert']))
  return operations
}

/** Longer paths, and paths that search whole trees again and again, cost more than any document needs. */
const longestPath = 1_024
const mostDescents = 4

function checkPaths<T>(operation: T, paths: readonly string[]): T {
  if (paths.some((path) => path.length > longestPath))
    throw malformed(`A path is longer than ${longestPath} characters`)
  if (paths.some((path) => path.split('..').length > mostDescents + 1))
    throw malformed(`A path descends more than ${mostDescents} times with ".."`)
  return operation
}

function parseInsert(input: Record<string, unknown> | undefined): InsertOperation {
  const items = input?.['items']
  if (!input || !Array.isArray(items)) throw malformed('insert needs a list of items')
  for (const place of ['before', 'after', 'replace'] as const) {
    const path = input[place]
    if (typeof path === 'string') return checkPaths({ [place]: path, items }, [path])
  }
  throw malformed('insert needs a path to insert before, after or in place of')
}

/** The id itself, or a refusal (400) that says what ids look like. */
export function requireId(id: unknown): string {
  if (typeof id === 'string' && isDocumentId(id)) return id
  throw malformed(
    `Invalid document ID ${JSON.stringify(id)}: IDs are 1 to 128 characters of a-z, A-Z, 0-9, dot, dash and underscore`,
  )
}

/** A plain object, or `undefined` for anything else. */
export function record(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
}
