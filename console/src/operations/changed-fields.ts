type Fields = Readonly<Record<string, unknown>> | undefined

/** Names of what a change touched, the lake's own fields left out: `value, minimum`. */
export function changedFields(before: Fields, after: Fields): readonly string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...names].filter(
    (name) => !name.startsWith('_') && JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]),
  )
}
