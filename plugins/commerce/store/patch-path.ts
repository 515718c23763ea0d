/** One step of a JSONMatch path: a field, the element with a `_key`, or the element at an index (-1 is the last). */
export type Step =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }

const step = /\.?(?:([A-Za-z_][\w]*)|\[_key\s*==\s*(?:"([^"]*)"|'([^']*)')\]|\[(-?\d+)\])/y
const known = new Map<string, readonly Step[]>()

/**
 * Reads the part of JSONMatch that decisions use: `totals.tax`, `lines[_key=="a"].picked`, `events[-1]`.
 * Throws RangeError on anything else, so that no decision can depend on a path that one store reads and another does not.
 */
export function parsePath(path: string): readonly Step[] {
  const before = known.get(path)
  if (before) return before
  const steps: Step[] = []
  step.lastIndex = 0
  while (step.lastIndex < path.length) {
    const match = step.exec(path)
    if (!match) throw new RangeError(`patch path ${JSON.stringify(path)} is not one that decisions may use`)
    const [, name, doubleQuoted, singleQuoted, index] = match
    const key = doubleQuoted ?? singleQuoted
    if (name !== undefined) steps.push({ kind: 'field', name })
    else if (key !== undefined) steps.push({ kind: 'key', key })
    else steps.push({ kind: 'index', index: Number(index) })
  }
  if (known.size < 1000) known.set(path, steps)
  return steps
}
