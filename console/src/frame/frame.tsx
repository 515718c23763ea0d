import { type ReactNode, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useKeys } from '../ui/use-keys.ts'
import { useOfferedPages } from '../use-access.tsx'
import { KeysHelp } from './keys-help.tsx'
import { SideNav } from './side-nav.tsx'

const goWithinMs = 1500

/** What stands around every page: the side, the way past it, `?`, and G with a letter to go somewhere. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const [help, setHelp] = useState(false)
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
  return (
    <div className="frame">
      <a className="skip" href="#main">
        Skip to content
      </a>
      <SideNav onHelp={() => setHelp(true)} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {help ? <KeysHelp pages={pages} onClose={() => setHelp(false)} /> : null}
    </div>
  )
}
