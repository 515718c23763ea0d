import type { Document, Patch } from '@souk/kernel'
import { parsePath, type Step } from './patch-path.ts'

type Change = (value: unknown) => unknown
interface Fields {
  readonly [name: string]: unknown
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
/** Marks "take it away" on the way back up. */
const gone = Symbol('gone')

/**
 * A document after a patch, in the lake's documented order: set, setIfMissing, unset, inc, dec, insert. The input stays
 * as it was. `inc` and `dec` of what is no number change nothing; parents that miss are made by set and setIfMissing.
 */
export function applyPatch(document: Document, patch: Patch): Document {
  let result: unknown = document
  const each = (
    entries: Readonly<Record<string, unknown>> | undefined,
    makeParents: boolean,
    change: (by: unknown) => Change,
  ) => {
    for (const [path, by] of Object.entries(entries ?? {}))
      result = changeAt(result, parsePath(path), makeParents, change(by))
  }
  each(patch.set, true, (value) => () => value)
  each(patch.setIfMissing, true, (value) => (before) => (before === undefined || before === null ? value : before))
  for (const path of patch.unset ?? []) result = changeAt(result, parsePath(path), false, () => gone)
  each(patch.inc, false, (by) => (before) => (typeof before === 'number' ? before + Number(by) : before))
  each(patch.dec, false, (by) => (before) => (typeof before === 'number' ? before - Number(by) : before))
  if (patch.insert) result = insertAt(result, patch.insert)
  return result as Document
}

function insertAt(document: unknown, insert: NonNullable<Patch['insert']>): unknown {
  const mode = insert.before !== undefined ? 'before' : insert.after !== undefined ? 'after' : 'replace'
  const steps = parsePath(insert.before ?? insert.after ?? insert.replace ?? '')
  const last = steps.at(-1)
  if (!last || last.kind === 'field') throw new RangeError('an insert needs a path that ends in an element')
  return changeAt(document, steps.slice(0, -1), false, (list) => {
    if (!Array.isArray(list)) return list
    const found = positionOf(list, last)
    if (found === undefined && list.length > 0) return list
    const at = found ?? 0
    const start = mode === 'after' && list.length > 0 ? at + 1 : at
    return [...list.slice(0, start), ...insert.items, ...list.slice(mode === 'replace' ? at + 1 : start)]
  })
}

function positionOf(list: readonly unknown[], step: Step): number | undefined {
  if (step.kind === 'field') return undefined
  const index =
    step.kind === 'key'
      ? list.findIndex((item) => isFields(item) && item['_key'] === step.key)
      : step.index < 0
        ? list.length + step.index
        : step.index
  return index >= 0 && index < list.length ? index : undefined
}

function changeAt(value: unknown, steps: readonly Step[], makeParents: boolean, change: Change): unknown {
  const [step, ...rest] = steps
  if (!step) return change(value)
  if (step.kind === 'field') {
    const fields = isFields(value) ? value : makeParents && (value === undefined || value === null) ? {} : undefined
    if (!fields) return value
    const before = fields[step.name]
    if (before === undefined && !makeParents) return value
    const after = changeAt(before, rest, makeParents, change)
    if (after !== gone) return after === before ? fields : { ...fields, [step.name]: after }
    const { [step.name]: _, ...others } = fields
    return others
  }
  if (!Array.isArray(value)) return value
  const position = positionOf(value, step)
  if (position === undefined) return value
  const after = changeAt(value[position], rest, makeParents, change)
  return after === gone ? value.toSpliced(position, 1) : value.with(position, after)
}
