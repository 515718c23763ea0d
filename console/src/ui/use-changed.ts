import { useEffect, useRef, useState } from 'react'

interface Revised {
  readonly _id: string
  readonly _rev: string
}

const shownMs = 4000

/** Ids whose revision moved while they were on the page; each carries its tone for 4 s. New ids do not count. */
export function useChanged(rows: readonly Revised[] | undefined): ReadonlySet<string> {
  const known = useRef(new Map<string, string>())
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    if (!rows) return
    const moved = rows.filter(({ _id, _rev }) => known.current.has(_id) && known.current.get(_id) !== _rev)
    for (const { _id, _rev } of rows) known.current.set(_id, _rev)
    if (moved.length === 0) return
    const ids = moved.map(({ _id }) => _id)
    setChanged((before) => new Set([...before, ...ids]))
    setTimeout(() => setChanged((before) => new Set([...before].filter((id) => !ids.includes(id)))), shownMs)
  }, [rows])
  return changed
}
