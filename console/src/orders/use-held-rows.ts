import { useState } from 'react'

interface Identified {
  readonly _id: string
}

const restMs = 10_000

/**
 * Keeps rows from moving under somebody's hand. While the pointer moves over the rows, or a key has just moved the
 * cursor, rows that come in wait in `waiting` and the rows shown keep their places; else they are let in at once.
 * `scope` names what is listed: another view, page or search starts anew.
 */
export function useHeldRows<Row extends Identified>(rows: readonly Row[] | undefined, scope: string, keyMoved: number) {
  const [held, setHeld] = useState<{ readonly scope: string; readonly ids: readonly string[] }>()
  const [pointer, setPointer] = useState(0)
  if (!rows) return { shown: undefined, waiting: [], show: () => {}, touch: () => {}, release: () => {} }
  const ids = rows.map(({ _id }) => _id)
  const busy = Date.now() - Math.max(pointer, keyMoved) < restMs
  const keep = busy && held?.scope === scope
  const same = held?.scope === scope && held.ids.length === ids.length && held.ids.every((id, at) => id === ids[at])
  if (!keep && !same) setHeld({ scope, ids })
  const order = keep ? held.ids : ids
  const byId = new Map(rows.map((row) => [row._id, row]))
  return {
    /** Rows in the order held; a row that has left the list leaves the page with the next free moment. */
    shown: order.flatMap((id) => byId.get(id) ?? []),
    waiting: rows.filter(({ _id }) => !order.includes(_id)),
    show: () => {
      setPointer(0)
      setHeld({ scope, ids })
    },
    touch: () => {
      if (Date.now() - pointer > 1000) setPointer(Date.now())
    },
    release: () => setPointer(0),
  }
}
