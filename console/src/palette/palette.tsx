import { SearchIcon } from '@sanity/icons/Search'
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Key } from '../ui/keys.tsx'
import { type PaletteEntry, type PaletteGroup, paletteGroups } from './palette-entries.ts'
import { usePaletteEntries } from './use-entries.ts'

interface OptionsProps {
  readonly groups: readonly PaletteGroup[]
  readonly at: string | undefined
  readonly onAt: (id: string) => void
  readonly onChoose: (entry: PaletteEntry) => void
}

const domId = (id: string): string => `palette-${id.replace(/[^\w-]+/g, '_')}`

/** The keys stay with the field: options are pointed at, never focused. */
function Options({ groups, at, onAt, onChoose }: OptionsProps) {
  return (
    <div className="palette-options" id="palette-options" role="listbox" aria-label="What can be found or done">
      {groups.map(({ title, entries }) => (
        <div key={title} role="group" aria-label={title}>
          <div className="palette-group" aria-hidden="true">
            {title}
          </div>
          {entries.map((entry) => (
            <button
              type="button"
              tabIndex={-1}
              key={entry.id}
              id={domId(entry.id)}
              role="option"
              className="palette-option"
              aria-selected={entry.id === at}
              onPointerMove={() => onAt(entry.id)}
              onClick={() => onChoose(entry)}
            >
              <span className="strong">{entry.title}</span>
              {entry.about ? <span className="muted palette-about">{entry.about}</span> : null}
              <span className="palette-keys">
                {entry.keys?.map((key) => (
                  <Key key={key}>{key}</Key>
                ))}
              </span>
            </button>
          ))}
        </div>
      ))}
    </div>
  )
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  PageDown: (at, count) => Math.min(count - 1, at + 8),
  PageUp: (at) => Math.max(0, at - 8),
}

/** Said under the field when nothing stands there. */
function emptyWords(text: string, busy: boolean, error: unknown): string {
  if (busy) return 'Looking'
  if (error) return 'It could not be looked up now. Pages and acts are still here.'
  return `Nothing is called “${text.trim()}”.`
}

/** A press beside the window closes it: the ground belongs to the window's own element, past its edges. */
function useOutside(dialog: RefObject<HTMLDialogElement | null>): void {
  useEffect(() => {
    const listen = ({ target, clientX, clientY }: PointerEvent) => {
      const box = dialog.current?.getBoundingClientRect()
      if (target !== dialog.current || !box) return
      const within = clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom
      if (!within) dialog.current?.close()
    }
    addEventListener('pointerdown', listen)
    return () => removeEventListener('pointerdown', listen)
  }, [dialog])
}

interface PaletteProps {
  readonly onHelp: () => void
  readonly onClose: () => void
}

/**
 * Find or do, by keys alone: pages, orders by number, what is sold, customers, tickets, and what the open page can do
 * now. Enter takes what is pointed at; Esc goes back to where one was.
 */
export function Palette({ onHelp, onClose }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const [pointed, setPointed] = useState<string>()
  const { entries, error, busy } = usePaletteEntries(text, onHelp)
  const groups = paletteGroups(entries, text)
  const shown = groups.flatMap((group) => group.entries)
  const index = Math.max(
    0,
    shown.findIndex(({ id }) => id === pointed),
  )
  const at = shown[index]
  useLayoutEffect(() => dialog.current?.showModal(), [])
  useOutside(dialog)
  useEffect(() => {
    if (at) document.getElementById(domId(at.id))?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const choose = (entry: PaletteEntry) => {
    // The focus goes back to the page first, so that what is chosen may take it
    dialog.current?.close()
    onClose()
    entry.choose()
  }
  const keys = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (event.key === 'Enter' && at && !event.nativeEvent.isComposing) choose(at)
    else if (step && shown.length > 0) setPointed(shown[step(index, shown.length)]?.id)
    else return
    event.preventDefault()
  }
  return (
    <dialog ref={dialog} className="palette" aria-modal="true" aria-label="Find or do" onClose={onClose}>
      <div className="palette-field">
        <SearchIcon />
        <input
          id="palette-text"
          role="combobox"
          aria-label="Find or do"
          aria-expanded="true"
          aria-controls="palette-options"
          aria-activedescendant={at ? domId(at.id) : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder="An order, a customer, a SKU, a page, an act"
          value={text}
          onKeyDown={keys}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setPointed(undefined)
          }}
        />
        <Key>Esc</Key>
      </div>
      <Options groups={groups} at={at?.id} onAt={setPointed} onChoose={choose} />
      <p className="palette-note muted" role="status">
        {shown.length === 0 || busy || error ? emptyWords(text, busy, error) : `${shown.length} to choose from`}
      </p>
    </dialog>
  )
}
