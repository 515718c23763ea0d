type Document = Readonly<Record<string, unknown>> | undefined

/** One figure or word of a document, before and after. */
export interface FieldChange {
  /** As people read it: `lines OAT, picked`. */
  readonly path: string
  readonly before: string
  readonly after: string
  /** Somebody's own data: that it changed is told, what it was is not. */
  readonly isPersonal?: true
}

/** Fields that hold what is somebody's own, in whatever document. Erased data must not come back out of the record. */
const personal = new Set([
  'name',
  'firstName',
  'lastName',
  'email',
  'phone',
  'contact',
  'address',
  'addresses',
  'recipient',
  'body',
  'text',
  'subject',
  'geopoint',
  'notes',
  'note',
  'files',
  'payload',
  'secret',
  'pin',
])
/** Documents about people: of these only how they stand is told. */
const aboutPeople = new Set(['customer', 'ticket', 'message', 'cart'])
const standings = new Set(['state', 'priority', 'assignee', 'template', 'attempts', 'closedAt', 'erasedAt'])
/** The lake's own fields, and what repeats the entry itself. */
const unsaid = new Set(['_id', '_type', '_rev', '_createdAt', '_updatedAt', '_key', 'events', 'actor', 'at'])

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const words = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
const longest = 120

function inWords(value: unknown): string {
  if (value === undefined || value === null) return '—'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

/** What tells the members of a list apart: a SKU or a key, else their place. */
const nameOf = (member: unknown, index: number): string =>
  isRecord(member) ? String(member['sku'] ?? member['_key'] ?? index + 1) : String(index + 1)
const keyOf = (member: unknown, index: number): string =>
  isRecord(member) && typeof member['_key'] === 'string' ? member['_key'] : String(index)

/** A member of a list in one line, without what is somebody’s own. */
const wholeOf = (member: unknown): string =>
  isRecord(member)
    ? inWords(
        Object.entries(member)
          .filter(([name, value]) => !unsaid.has(name) && name !== 'sku' && !personal.has(name) && !isRecord(value))
          .map(([name, value]) => `${words(name)} ${inWords(value)}`)
          .join(', '),
      )
    : inWords(member)

const members = (list: readonly unknown[]) =>
  new Map(list.map((member, index) => [keyOf(member, index), [nameOf(member, index), member] as const]))

function compare(path: readonly string[], before: unknown, after: unknown): readonly FieldChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const both = [before, after].filter((side) => side !== undefined && side !== null)
  if (both.length > 0 && both.every(isRecord)) {
    const [was = {}, is = {}] = [before, after].map((side) => (isRecord(side) ? side : undefined))
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((name) =>
      unsaid.has(name) ? [] : field([...path, words(name)], name, was[name], is[name]),
    )
  }
  if (both.length > 0 && both.every((side) => Array.isArray(side) && side.every(isRecord))) {
    const [was, is] = [before, after].map((side) => members(Array.isArray(side) ? side : []))
    const keys = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])]
    return keys.flatMap((key) => {
      const [one, other] = [was?.get(key), is?.get(key)]
      const at = `${path.at(-1)} ${(other ?? one)?.[0]}`
      // One that came or went is told as a whole
      if (!one || !other)
        return { path: [...path.slice(0, -1), at].join(', '), before: wholeOf(one?.[1]), after: wholeOf(other?.[1]) }
      return compare([...path.slice(0, -1), at], one[1], other[1])
    })
  }
  return [{ path: path.join(', '), before: inWords(before), after: inWords(after) }]
}

const field = (path: readonly string[], name: string, before: unknown, after: unknown): readonly FieldChange[] =>
  !personal.has(name)
    ? compare(path, before, after)
    : JSON.stringify(before) === JSON.stringify(after)
      ? []
      : [{ path: path.join(', '), before: '', after: '', isPersonal: true }]

/**
 * What a transaction did to a document, field by field. What is somebody's own is named and not shown, whoever asks: the
 * lake decides who reads a document, and its record is older than an erasure.
 */
export function changesOf(before: Document, after: Document): readonly FieldChange[] {
  const type = String((after ?? before)?.['_type'])
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return names
    .filter((name) => !unsaid.has(name))
    .flatMap((name) => {
      const [was, is] = [before?.[name], after?.[name]]
      const isHidden = aboutPeople.has(type) && !standings.has(name)
      if (!isHidden) return field([words(name)], name, was, is)
      return JSON.stringify(was) === JSON.stringify(is)
        ? []
        : [{ path: words(name), before: '', after: '', isPersonal: true }]
    })
}
