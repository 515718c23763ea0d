/**
 * One reader for many who ask at once: ids asked for in one turn of the event loop are read together, each once, and
 * everybody gets his own in his order. The read begins after all of them asked, so nobody is told less than he would
 * have been alone. When it fails, it fails for all of them.
 */
export function gatherReads<Found>(
  read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Found>>,
): (ids: readonly string[]) => Promise<readonly (Found | undefined)[]> {
  let wanted = new Set<string>()
  let next: Promise<ReadonlyMap<string, Found>> | undefined

  function begin(): Promise<ReadonlyMap<string, Found>> {
    const ids = [...wanted]
    wanted = new Set()
    next = undefined
    return read(ids)
  }

  return async (ids) => {
    if (ids.length === 0) return []
    for (const id of ids) wanted.add(id)
    next ??= new Promise((resolve) => void setImmediate(() => resolve(begin())))
    const found = await next
    return ids.map((id) => found.get(id))
  }
}
