/**
 * Encodes the difference between two JSON values as a mendoza patch, the format listeners and history carry.
 * Opcodes and the "sorted keys" field numbering: https://github.com/sanity-io/mendoza (docs/format).
 */
export function encodeMendoza(left: unknown, right: unknown): readonly unknown[] {
  if (isObject(left) && isObject(right)) return objectBody(left, right)
  return sameJson(left, right) ? [] : [op.value, right]
}

const op = {
  value: 0,
  pushFieldCopy: 10,
  pushFieldBlank: 11,
  pushElementCopy: 12,
  pushElementBlank: 13,
  returnIntoObjectSameKeyPop: 15,
  returnIntoArrayPop: 16,
  objectSetFieldValue: 17,
  objectDeleteField: 19,
  arrayAppendValue: 20,
  arrayAppendSlice: 21,
  stringAppendString: 22,
  stringAppendSlice: 23,
} as const

type JsonObject = Readonly<Record<string, unknown>>

/** Works on a copy of the left object: what is equal stays, the rest is set, deleted or descended into. */
function objectBody(left: JsonObject, right: JsonObject): unknown[] {
  const out: unknown[] = []
  const keys = Object.keys(left).sort()
  keys.forEach((key, field) => {
    const before = left[key]
    if (!Object.hasOwn(right, key)) {
      out.push(op.objectDeleteField, field)
      return
    }
    const after = right[key]
    if (sameJson(before, after)) return
    if (isObject(before) && isObject(after))
      out.push(op.pushFieldCopy, field, ...objectBody(before, after), op.returnIntoObjectSameKeyPop)
    else if (Array.isArray(before) && Array.isArray(after) && after.length > 0)
      out.push(op.pushFieldBlank, field, ...arrayBody(before, after), op.returnIntoObjectSameKeyPop)
    else {
      const text = typeof before === 'string' && typeof after === 'string' ? textBody(before, after) : undefined
      if (text) out.push(op.pushFieldBlank, field, ...text, op.returnIntoObjectSameKeyPop)
      else out.push(op.objectSetFieldValue, after, key)
    }
  })
  for (const key of Object.keys(right)) if (!Object.hasOwn(left, key)) out.push(op.objectSetFieldValue, right[key], key)
  return out
}

/** Shorter common parts are not worth the opcodes that name them. */
const leastShared = 8

/**
 * Builds the right text from what both have in common at their ends and what lies between; undefined when they share
 * too little. Slices are counted in bytes of UTF-8 and never cut a character.
 */
function textBody(left: string, right: string): unknown[] | undefined {
  const most = Math.min(left.length, right.length)
  let head = 0
  while (head < most && left.charCodeAt(head) === right.charCodeAt(head)) head += 1
  if (isLowSurrogate(left, head) || isLowSurrogate(right, head)) head -= 1
  let tail = 0
  while (tail < most - head && left.charCodeAt(left.length - 1 - tail) === right.charCodeAt(right.length - 1 - tail))
    tail += 1
  if (isLowSurrogate(left, left.length - tail)) tail -= 1
  if (head + tail < leastShared) return undefined
  const size = Buffer.byteLength(left)
  const between = right.slice(head, right.length - tail)
  return [
    ...(head > 0 ? [op.stringAppendSlice, 0, Buffer.byteLength(left.slice(0, head))] : []),
    ...(between === '' ? [] : [op.stringAppendString, between]),
    ...(tail > 0 ? [op.stringAppendSlice, size - Buffer.byteLength(left.slice(left.length - tail)), size] : []),
  ]
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** Builds the right array, which is not empty, from nothing: slices of the left one, elements changed in place, and new values. */
function arrayBody(left: readonly unknown[], right: readonly unknown[]): unknown[] {
  const partners = partnersOf(left, right)
  const out: unknown[] = []
  for (let at = 0; at < right.length; at += 1) {
    const partner = partners[at]
    const value = right[at]
    if (partner === undefined) {
      out.push(op.arrayAppendValue, value)
      continue
    }
    if (sameJson(left[partner], value)) {
      const start = partner
      let end = partner + 1
      while (partners[at + 1] === end && sameJson(left[end], right[at + 1])) {
        end += 1
        at += 1
      }
      out.push(op.arrayAppendSlice, start, end)
      continue
    }
    out.push(...changedElement(left[partner], value, partner))
  }
  return out
}

function changedElement(before: unknown, after: unknown, at: number): unknown[] {
  if (isObject(before) && isObject(after))
    return [op.pushElementCopy, at, ...objectBody(before, after), op.returnIntoArrayPop]
  if (Array.isArray(before) && Array.isArray(after) && after.length > 0)
    return [op.pushElementBlank, at, ...arrayBody(before, after), op.returnIntoArrayPop]
  return [op.arrayAppendValue, after]
}

/** For each right element the left one it came from: by `_key` where there is one, else by equal value or position. */
function partnersOf(left: readonly unknown[], right: readonly unknown[]): readonly (number | undefined)[] {
  const byIdentity = new Map<string, number>()
  left.forEach((value, at) => {
    const identity = identityOf(value)
    if (!byIdentity.has(identity)) byIdentity.set(identity, at)
  })
  return right.map((value, at) => {
    const partner = byIdentity.get(identityOf(value))
    if (partner !== undefined) return at < left.length && sameJson(left[at], value) ? at : partner
    return isObject(value) && !('_key' in value) && at < left.length && isObject(left[at]) ? at : undefined
  })
}

function identityOf(value: unknown): string {
  if (isObject(value) && typeof value['_key'] === 'string') return `k${value['_key']}`
  return `v${JSON.stringify(value)}`
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Equality of JSON values; members may come in any order. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (Array.isArray(left)) {
    if (!Array.isArray(right) || left.length !== right.length) return false
    return left.every((item, at) => sameJson(item, right[at]))
  }
  if (!isObject(left) || !isObject(right)) return false
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length) return false
  return keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]))
}
