import type { Condition } from './conditions.ts'
import type { DocumentIndex } from './document-index.ts'
import type { LakeDocument } from './document.ts'
import { isIndexable } from './equality-indexes.ts'
import { constantValue, createFinder, type KeyContext } from './finder.ts'
import type { Ids } from './id-sets.ts'
import { everyType } from './learned-indexes.ts'
import type { KeyLookup, Lookup } from './lookups.ts'
import type { Plan } from './narrow.ts'
import { type Bound, type Direction, type Entry, scanTogether } from './ordered-index.ts'
import { pathWords } from './own-expressions.ts'
import { placesBetween, sortById } from './listing.ts'
import { Posting } from './posting.ts'
import { textSeparator } from './rewrite.ts'
import type { View } from './views.ts'

/** The documents that a plan leaves over, and the words for how they were found. */
export interface Candidates {
  readonly docs: readonly LakeDocument[]
  readonly found: string
}

/** One index's answer. */
interface Found {
  readonly ids: Ids
  /** Set when the index keeps them in the order of their ids. */
  readonly posting?: Posting
  readonly by: string
}

/**
 * The documents of the view that a plan leaves over, in the view's order. Undefined when a key has a value that no
 * index knows (null, an object), so that the whole view has to be read.
 */
export function candidatesOf(
  plan: Plan,
  outerKey: string,
  index: DocumentIndex,
  view: View,
  context: KeyContext,
): Candidates | undefined {
  const found = foundBy(plan, index, view, context)
  if (plan.outerKey && outerKey !== '') {
    const keys = plan.outerKey.many ? outerKey.split(textSeparator) : [outerKey]
    const ids = createFinder(index, view, context, typeOfPlan(plan, context)).findKeys(plan.outerKey, keys)
    if (ids) found.push({ ids, by: describe(plan.outerKey) })
  }
  const smallest = smallestOf(found)
  const types = plan.type ? undefined : typesOfPlan(plan, context)
  if (types && (!smallest || smallest.ids.size > sizeOf(types, index)))
    return { docs: sortById(types.flatMap((type) => view.shown(index.typed(type)))), found: 'types' }
  if (!smallest) return undefined
  const stretch = stretchOf(plan, index, context, smallest.ids.size)
  if (stretch) return { docs: shownOf(stretch.docs, view), found: stretch.by }
  const by = found.map((each) => each.by).join(' and ')
  if (found.length === 1 && smallest.posting) return { docs: view.shown(smallest.posting), found: by }
  return { docs: inView(found, view), found: by }
}

/** How many documents a plan holds, when that is all its filter asks and every one is shown; else undefined. */
export function countOf(plan: Plan, index: DocumentIndex, view: View, context: KeyContext): number | undefined {
  const type = typeOfPlan(plan, context)
  if (type === undefined || !plan.complete || plan.outerKey) return undefined
  const [condition, ...more] = plan.conditions
  if (!condition) return view.count(index.typed(type))
  if (more.length > 0 || condition.op !== '==') return undefined
  const posting = postingOf(condition, type, index, context)
  return posting && view.count(posting)
}

/** Shows documents in an order, hidden ones as undefined, until `visit` answers false. */
export type Scan = (visit: (doc: LakeDocument | undefined, other: boolean) => boolean) => void

/** The documents of a plan's type by a value, from the front, when reading them so is quicker than sorting. */
export function inOrder(
  plan: Plan,
  by: { readonly path: string; readonly direction: 'asc' | 'desc'; readonly wanted: number },
  index: DocumentIndex,
  view: View,
  context: KeyContext,
): Scan | undefined {
  const types = typesOfPlan(plan, context)
  if (!types || plan.outerKey || by.path === '_originalId') return undefined
  const all = sizeOf(types, index)
  const left = Math.min(all, smallestOf(foundBy(plan, index, view, context))?.ids.size ?? all)
  // An order is read from the front until enough satisfy the filter: about one in `all / left` does.
  if (all < index.worthIndexing || left * left <= by.wanted * all) return undefined
  if (by.path === '_id') return inOrderOfIds(types, by.direction, boundsOn('_id', plan, context), index, view)
  const orders = types.map((type) => index.typedInOrder(type, by.path))
  const bounds = boundsOn(by.path, plan, context)
  // A run of which some are hidden still ends where its value does
  return (visit) =>
    scanTogether(
      orders.map((order) => order.from(by.direction, bounds.length > 0 ? order.between(bounds) : undefined)),
      by.direction,
      (doc, other) => visit(view.ofStored(doc._id), other),
    )
}

/** The same by `_id`, where documents are shown under the ids that they are stored under. */
function inOrderOfIds(
  types: readonly string[],
  direction: Direction,
  bounds: readonly Bound[],
  index: DocumentIndex,
  view: View,
): Scan | undefined {
  const postings = types.map((type) => index.typed(type))
  if (!postings.every((posting) => view.keepsIds(posting))) return undefined
  if (!bounds.every(({ value }) => typeof value === 'string')) return undefined
  const lists = postings.map((posting) => index.documentsOf(posting))
  return (visit) =>
    scanTogether(
      lists.map((docs) => entriesOf(docs, placesBetween(docs, bounds as readonly Bound<string>[]), direction)),
      direction,
      (doc, other) => visit(view.ofStored(doc._id), other),
    )
}

function* entriesOf(
  docs: readonly LakeDocument[],
  [start, end]: readonly [number, number],
  direction: Direction,
): Generator<Entry, undefined> {
  const step = direction === 'asc' ? 1 : -1
  for (let at = step === 1 ? start : end - 1; at >= start && at < end; at += step) {
    const doc = docs[at]
    if (doc) yield { value: doc._id, doc }
  }
}

/** The types of which a plan's documents are, when its filter says so. */
function typesOfPlan(plan: Plan, context: KeyContext): readonly string[] | undefined {
  const type = typeOfPlan(plan, context)
  if (type !== undefined) return [type]
  const part = plan.type ? undefined : plan.parts.find(isOneOfTypes)
  const types = part && constantValue(part.key, context)
  if (!Array.isArray(types) || types.length > mostTypes || types.includes(everyType)) return undefined
  return [...new Set(types.filter((each) => typeof each === 'string'))]
}

/** More types than that are read one document after the other. */
const mostTypes = 16

const isOneOfTypes = (part: Lookup): part is KeyLookup => part.kind === 'key' && part.by === 'type' && part.many

const sizeOf = (types: readonly string[], index: DocumentIndex): number =>
  types.reduce((sum, type) => sum + index.typed(type).ids.size, 0)

function typeOfPlan(plan: Plan, context: KeyContext): string | undefined {
  const type = plan.type && constantValue(plan.type, context)
  // An empty name is no type's, and would be taken for all of them
  return typeof type === 'string' && type !== everyType ? type : undefined
}

/** What each index says about the fixed part of a plan. */
function foundBy(plan: Plan, index: DocumentIndex, view: View, context: KeyContext): Found[] {
  const type = typeOfPlan(plan, context)
  const typed = type === undefined ? [] : typedFinds(plan, type, index, context)
  const known = new Set([...(typed.length > 0 ? ['_type'] : []), ...typed.map(({ path }) => path)])
  const found: Found[] = [...typed]
  const finder = createFinder(index, view, context, type)
  const types = type === undefined ? typesOfPlan(plan, context) : undefined
  for (const part of plan.parts) {
    // Putting types together takes as long as reading them
    if (types && isOneOfTypes(part)) continue
    if (part.kind === 'key' && !part.many && known.has(part.by === 'type' ? '_type' : part.path)) continue
    const ids = finder.find(part)
    if (ids) found.push({ ids, by: describe(part) })
  }
  return found
}

type TypedFind = Found & { readonly path: string }

/** The conditions beside `_type == ...` that an index over that type answers, or the type itself. */
function typedFinds(plan: Plan, type: string, index: DocumentIndex, context: KeyContext): readonly TypedFind[] {
  const all = index.typed(type)
  const whole = [{ ids: all.ids, posting: all, by: `${type} by type`, path: '_type' }]
  if (all.ids.size < index.worthIndexing) return whole
  const finds = plan.conditions.flatMap((condition): readonly TypedFind[] => {
    const { path } = condition
    if (condition.op === '==') {
      const posting = postingOf(condition, type, index, context)
      return posting ? [{ ids: posting.ids, posting, by: `${type} by ${pathWords(path)}`, path }] : []
    }
    const pattern = condition.op === 'match' ? constantValue(condition.key, context) : undefined
    if (typeof pattern !== 'string' || path.startsWith('_')) return []
    return index
      .typedWords(type, path)
      .lookUp(pattern, all.ids.size / 4)
      .map((ids) => ({ ids, by: `${type} by words of ${path}`, path: '' }))
  })
  return finds.length > 0 ? finds : whole
}

function postingOf(
  { path, key }: Condition,
  type: string,
  index: DocumentIndex,
  context: KeyContext,
): Posting | undefined {
  if (path.startsWith('_') || path.endsWith('._ref')) return undefined
  const value = constantValue(key, context)
  return isIndexable(value) ? index.typedWithValue(type, path, value) : undefined
}

function boundsOn(path: string, plan: Plan, context: KeyContext): readonly Bound[] {
  return plan.conditions.flatMap((condition) =>
    condition.path === path && condition.op !== '==' && condition.op !== 'match'
      ? [{ op: condition.op, value: constantValue(condition.key, context) }]
      : [],
  )
}

/** The documents within the bounds on one path, when they are far fewer than the other indexes left. */
function stretchOf(
  plan: Plan,
  index: DocumentIndex,
  context: KeyContext,
  left: number,
): { readonly docs: LakeDocument[]; readonly by: string } | undefined {
  const type = typeOfPlan(plan, context)
  if (type === undefined || left < index.worthIndexing) return undefined
  const paths = new Set(plan.conditions.flatMap(({ op, path }) => (op === '==' || op === 'match' ? [] : [path])))
  for (const path of paths) {
    if (path === '_id' || path === '_originalId') continue
    const order = index.typedInOrder(type, path)
    const stretch = order.between(boundsOn(path, plan, context))
    if (stretch && (stretch[1] - stretch[0]) * 3 < left)
      return { docs: order.slice(stretch), by: `${type} by range of ${pathWords(path)}` }
  }
  return undefined
}

const smallestOf = (found: readonly Found[]): Found | undefined =>
  found.reduce<Found | undefined>((least, each) => (least && least.ids.size <= each.ids.size ? least : each), undefined)

const shownOf = (docs: readonly LakeDocument[], view: View): readonly LakeDocument[] =>
  sortById(docs.flatMap(({ _id }) => view.ofStored(_id) ?? []))

/** Keeps the stored ids that all sets share and shows those that the view shows. */
function inView(found: readonly Found[], view: View): readonly LakeDocument[] {
  const [smallest, ...rest] = found.map(({ ids }) => ids).toSorted((a, b) => a.size - b.size)
  const docs: LakeDocument[] = []
  for (const id of smallest ?? []) {
    if (!rest.every((ids) => ids.has(id))) continue
    const doc = view.ofStored(id)
    if (doc) docs.push(doc)
  }
  return sortById(docs)
}

function describe(lookup: Lookup): string {
  if (lookup.kind === 'constant') return 'parameters'
  if (lookup.kind !== 'key') return lookup.of.map(describe).join(lookup.kind === 'any' ? ' or ' : ' and ')
  if (lookup.by === 'value' || lookup.by === 'member') return lookup.path
  return lookup.by === 'holding' || lookup.by === 'starting' || lookup.by === 'being'
    ? `texts of ${lookup.path}`
    : lookup.by
}
