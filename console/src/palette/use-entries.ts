import { useLogout } from '@refinedev/core'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { chooseScheme } from '../color-scheme.ts'
import { useConsole } from '../console-context.tsx'
import { useOfferedPages, useOffers } from '../use-access.tsx'
import { type FoundThing, thingAbout, thingPath, thingTitle } from './found-things.ts'
import { pageActs } from './page-acts.ts'
import type { PaletteEntry } from './palette-entries.ts'
import { remember } from './recent.ts'
import { useFound } from './use-found.ts'

/** What is the same on every page. */
function useHere(onHelp: () => void): readonly PaletteEntry[] {
  const { config } = useConsole()
  const { mutate: signOut } = useLogout()
  const here = (title: string, choose: () => void, keys?: readonly string[]): PaletteEntry => ({
    id: `here ${title}`,
    group: 'Here',
    title,
    choose,
    ...(keys ? { keys } : {}),
  })
  return [
    here('All keys', onHelp, ['?']),
    here('Light', () => chooseScheme('light')),
    here('Dark', () => chooseScheme('dark')),
    here('Open the Studio', () => location.assign(config.studioUrl)),
    here('Sign out', () => signOut()),
  ]
}

/** Everything that may be chosen for a text: nothing that the person may not read or do. */
export function usePaletteEntries(text: string, onHelp: () => void) {
  const navigate = useNavigate()
  const offers = useOffers()
  const pages = useOfferedPages()
  const here = useHere(onHelp)
  // As the page was when the palette opened: it stands still beneath
  const [acts] = useState(pageActs)
  const { person, recent, found, error, busy } = useFound(text)
  const thing =
    (group: 'Recent' | 'Found') =>
    (each: FoundThing): readonly PaletteEntry[] => {
      const path = thingPath(each)
      if (path === undefined || !offers(path)) return []
      const choose = () => {
        if (person) remember(person, each._id)
        void navigate(path)
      }
      return [{ id: `${group} ${each._id}`, group, title: thingTitle(each), about: thingAbout(each), choose }]
    }
  const entries: readonly PaletteEntry[] = [
    ...recent.flatMap(thing('Recent')),
    ...acts.map(({ title, press }) => ({ id: `act ${title}`, group: 'On this page' as const, title, choose: press })),
    ...pages.map(({ name, label, path, key }) => ({
      id: `page ${name}`,
      group: 'Go to' as const,
      title: label,
      keys: ['G', key.toUpperCase()],
      choose: () => void navigate(path),
    })),
    ...here,
    ...found.flatMap(thing('Found')),
  ]
  return { entries, error, busy }
}
