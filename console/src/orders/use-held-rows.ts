import { useEffect, useRef, useState } from 'react'

interface Identified {
  readonly _id: string
}

const restMs = 10_000

/** True from `touch` until nothing has touched for ten seconds, or until `release`. */
function useBusy() {
  const [busy, setBusy] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const release = () => {
    clearTimeout(timer.current)
    setBusy(false)
  }
  const touch = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setBusy(false), restMs)
    setBusy(true)
  }
  return { busy, touch, release }
}

/**
 * Keeps rows from moving under somebody's hand. While the pointer moves over the rows, or keys move through them, rows
 * that come in wait in `waiting` and the rows shown keep their places; else they are let in at once. `scope` names
 * what is listed: another view, page or search starts anew.
 */
export function useHeldRows<Row extends Identified>(rows: readonly Row[] | undefined, scope: string) {
  const [held, setHeld] = useState<{ readonly scope: string; readonly ids: readonly string[] }>()
  const { busy, touch, release } = useBusy()
  const ids = rows?.map(({ _id }) => _id)
  const keep = busy && held?.scope === scope
  const same = held?.scope === scope && held.ids.length === ids?.length && held.ids.every((id, at) => id === ids[at])
  if (ids && !keep && !same) setHeld({ scope, ids })
  const order = keep ? held.ids : (ids ?? [])
  const byId = new Map(rows?.map((row) => [row._id, row]))
  return {
    /** Rows in the order held; undefined while the first are on their way. */
    shown: rows && order.flatMap((id) => byId.get(id) ?? []),
    waiting: rows?.filter(({ _id }) => !order.includes(_id)) ?? [],
    show: () => ids && setHeld({ scope, ids }),
    touch,
    release,
  }
}
