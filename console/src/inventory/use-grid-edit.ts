import { useEffect, useRef, useState } from 'react'
import {
  cellKey,
  type Drafts,
  type EditField,
  editFields,
  pastedInto,
  type Pasted,
  standingOf,
  typedInto,
} from './grid-edit.ts'
import type { StockRow } from './stock-rows.ts'

interface Sheet {
  readonly drafts: Drafts
  /** What stood there before each change, the last one at the end. */
  readonly past: readonly Drafts[]
}
const empty: Sheet = { drafts: {}, past: [] }
/** Typed figures outlive a look at another page of the same tab. */
let kept: Sheet = empty

/** Asks before the window is left while something typed is not applied. */
function useAskBeforeLeaving(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isUnsaved])
}

/** What is typed into the sheet of levels, with every change before it: nothing is lost, and each can be taken back. */
export function useGridEdit() {
  const [sheet, setSheet] = useState(kept)
  const [pasted, setPasted] = useState<Omit<Pasted, 'drafts'>>()
  // Keys that follow each other in one cell are one change
  const cell = useRef<string>(undefined)
  const put = (change: (before: Sheet) => Sheet) =>
    setSheet((before) => {
      kept = change(before)
      return kept
    })
  const change = (to: (drafts: Drafts) => Drafts) => {
    cell.current = undefined
    put(({ drafts, past }) => ({ drafts: to(drafts), past: [...past, drafts] }))
  }
  useAskBeforeLeaving(Object.keys(sheet.drafts).length > 0)
  return {
    drafts: sheet.drafts,
    canUndo: sheet.past.length > 0,
    pasted,
    type: (row: StockRow, field: EditField, typed: string) => {
      const key = cellKey(row, field)
      const goesOn = cell.current === key
      cell.current = key
      setPasted(undefined)
      put(({ drafts, past }) => ({
        drafts: typedInto(drafts, row, field, typed),
        past: goesOn ? past : [...past, drafts],
      }))
    },
    /** The keys have left the cell. */
    rest: () => {
      cell.current = undefined
    },
    /** Takes one cell's figure back. */
    drop: (row: StockRow, field: EditField) => change((drafts) => without(drafts, [cellKey(row, field)])),
    /** The person looked again: what was typed stands against the figure of now. */
    keep: (row: StockRow, field: EditField) =>
      change((drafts) => {
        const key = cellKey(row, field)
        const draft = drafts[key]
        return draft ? { ...drafts, [key]: { ...draft, seen: editFields[field].now(row) } } : drafts
      }),
    paste: (rows: readonly StockRow[], row: number, field: EditField, text: string) => {
      const { drafts, ...told } = pastedInto(sheet.drafts, rows, { row, field }, text)
      change(() => drafts)
      setPasted(told)
    },
    undo: () => {
      cell.current = undefined
      setPasted(undefined)
      put((before) => {
        const last = before.past.at(-1)
        return last ? { drafts: last, past: before.past.slice(0, -1) } : before
      })
    },
    /** Takes everything back; that, too, can be undone. */
    discard: () => change(() => ({})),
    /** These fields of a row, as it stood when it was sent, were applied. */
    applied: (row: StockRow, fields: readonly EditField[]) => {
      setPasted(undefined)
      put((sheet) => afterApplied(sheet, row, fields))
    },
  }
}
export type GridEdit = ReturnType<typeof useGridEdit>

const without = (drafts: Drafts, keys: readonly string[]): Drafts =>
  Object.fromEntries(Object.entries(drafts).filter(([key]) => !keys.includes(key)))

/**
 * What was applied is no draft any more, and cannot be taken back; nor is what stands there anyway. A cell that moved
 * meanwhile stays.
 */
export function afterApplied({ drafts, past }: Sheet, row: StockRow, fields: readonly EditField[]): Sheet {
  const keys = fields
    .filter((field) => ['ready', 'as is'].includes(standingOf(row, field, drafts).kind))
    .map((field) => cellKey(row, field))
  const left = without(drafts, keys)
  const before = past.map((each) => without(each, keys))
  // What leads nowhere else is no step back
  const last = before.findLastIndex((each) => JSON.stringify(each) !== JSON.stringify(left))
  return { drafts: left, past: before.slice(0, last + 1) }
}
