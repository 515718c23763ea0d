/** The ids one document points at. `strong` leaves out weak references and those into other datasets. */
export interface OutgoingReferences {
  readonly all: ReadonlySet<string>
  readonly strong: ReadonlySet<string>
}

const none: OutgoingReferences = { all: new Set(), strong: new Set() }

/** Every `_ref` anywhere inside a value, weak and strong apart. */
export function collectReferences(value: unknown): OutgoingReferences {
  const all = new Set<string>()
  const strong = new Set<string>()
  walk(value, (ref, node) => {
    all.add(ref)
    if (isStrong(node)) strong.add(ref)
  })
  return all.size === 0 ? none : { all, strong }
}

function walk(value: unknown, found: (ref: string, node: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, found)
    return
  }
  if (!isRecord(value)) return
  if (typeof value['_ref'] === 'string') found(value['_ref'], value)
  for (const key in value) {
    const member = value[key]
    if (typeof member === 'object') walk(member, found)
  }
}

function isStrong(node: Record<string, unknown>): boolean {
  return node['_weak'] !== true && node['_dataset'] === undefined && node['_type'] !== 'globalDocumentReference'
}

/** A JSON object, neither null nor an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
