import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { KeptScansProvider } from '../fulfillment/kept-scans-notice.tsx'
import { Palette } from '../palette/palette.tsx'
import { isCovered, useKeys } from '../ui/use-keys.ts'
import { useOfferedPages } from '../use-access.tsx'
import { KeysHelp } from './keys-help.tsx'
import { ReadViews } from './read-views.tsx'
import { SideNav } from './side-nav.tsx'

const goWithinMs = 1500

/** Ctrl K and ⌘K, from a field too; not over a window that asks something. */
function usePaletteKey(open: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      if (!isCovered()) open()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  })
}

/** What stands around every page: the side, the way past it, `?`, Ctrl K, and G with a letter to go somewhere. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const [help, setHelp] = useState(false)
  const [finds, setFinds] = useState(false)
  const navigate = useNavigate()
  const went = useRef(-Infinity)
  const pages = useOfferedPages()
  // Between the presses themselves, however long the page was busy meanwhile; without a G before it the letter is the page's
  const go = (path: string) => (event: KeyboardEvent) => {
    if (event.timeStamp - went.current > goWithinMs) return false
    went.current = -Infinity
    return navigate(path)
  }
  const keys = {
    '?': () => setHelp(true),
    g: (event: KeyboardEvent) => {
      went.current = event.timeStamp
    },
    ...Object.fromEntries(pages.map(({ key, path }) => [key, go(path)])),
  }
  useKeys(keys, { first: true })
  usePaletteKey(() => setFinds(true))
  return (
    <div className="frame">
      <a className="skip" href="#main">
        Skip to content
      </a>
      <SideNav onHelp={() => setHelp(true)} onFind={() => setFinds(true)} />
      <main id="main" tabIndex={-1}>
        <KeptScansProvider>
          <ReadViews>{children}</ReadViews>
        </KeptScansProvider>
      </main>
      {help ? <KeysHelp pages={pages} onClose={() => setHelp(false)} /> : null}
      {finds ? <Palette onHelp={() => setHelp(true)} onClose={() => setFinds(false)} /> : null}
    </div>
  )
}
