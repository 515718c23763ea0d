import { TextInput } from '@sanity/ui'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { WorkRow } from '../orders/order-row.ts'
import { useKeptScans } from './kept-scans-notice.tsx'
import { scan } from './scan.ts'
import { type HeldParts, scanPart } from './scan-parts.ts'
import { useBarcodes } from './use-barcodes.ts'
import { useScanner } from './use-scanner.ts'

interface Said {
  readonly words: string
  readonly wrong: boolean
}

/** Reads codes of a list and tells the shop what is picked by then, as fast as it is scanned. */
function useScans(work: WorkRow) {
  const [said, setSaid] = useState<Said>()
  const [held, setHeld] = useState<HeldParts>({})
  const { barcodes, unread, failed, refetch } = useBarcodes(work)
  const { _id } = work
  const kept = useKeptScans()
  useEffect(() => kept.look(_id), [kept, _id])
  const read = async (code: string) => {
    if (code.trim() === '') return
    if (failed) void refetch()
    const list = kept.seen(work)
    const part = scanPart(code, list, barcodes, held)
    const found = part?.found ?? scan(code, list, barcodes, unread)
    if (part) setHeld(part.held)
    setSaid({ words: found.words, wrong: found.kind === 'refused' })
    if (found.kind !== 'ticked') return
    const { sku } = found
    const answer = await kept.tell(work, sku, found.quantity)
    // Others may have been scanned since
    if (!answer.ok) setSaid({ words: `${sku}: ${answer.refusal.message}`, wrong: true })
  }
  return { said, read }
}

/** The field that a scanner types into, from wherever the focus is: one unit more of what it reads, or why not. */
export function ScanField({ work }: { readonly work: WorkRow }) {
  const [typed, setTyped] = useState('')
  const { said, read } = useScans(work)
  const field = useRef<HTMLInputElement>(null)
  useScanner((code) => void read(code))
  useEffect(() => {
    // After the dialog has taken the focus to itself
    const drawn = requestAnimationFrame(() => field.current?.focus())
    return () => cancelAnimationFrame(drawn)
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTyped('')
    void read(typed)
  }
  return (
    <form className="pick-scan" onSubmit={submit}>
      <label htmlFor="scan-code">
        Scan a barcode, or type a SKU
        <TextInput
          id="scan-code"
          data-scan=""
          ref={field}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <p role="status" data-tone={said?.wrong ? 'critical' : 'positive'}>
        {said?.words}
      </p>
    </form>
  )
}
