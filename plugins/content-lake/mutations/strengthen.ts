/**
 * What publishing does to references: those that were weak only because their target was not published yet
 * (`_strengthenOnPublish`) become strong. Returns the same value when there was none.
 * Source: the Studio's own publish operation, which did this before actions existed.
 */
export function strengthened<T>(value: T): T {
  return visit(value) as T
}

function visit(value: unknown): unknown {
  if (Array.isArray(value)) {
    const next = value.map(visit)
    return next.some((item, at) => item !== value[at]) ? next : value
  }
  if (typeof value !== 'object' || value === null) return value
  const fields = value as Readonly<Record<string, unknown>>
  let changed: Record<string, unknown> | undefined
  for (const [name, member] of Object.entries(fields)) {
    const next = visit(member)
    if (next === member) continue
    changed ??= { ...fields }
    changed[name] = next
  }
  const result = changed ?? fields
  if (typeof result['_ref'] !== 'string' || result['_strengthenOnPublish'] === undefined) return result
  const { _strengthenOnPublish: hint, _weak, ...strong } = result
  const staysWeak = typeof hint === 'object' && hint !== null && 'weak' in hint && hint.weak === true
  return staysWeak ? { ...strong, _weak: true } : strong
}
