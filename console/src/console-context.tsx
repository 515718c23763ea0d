import { createContext, type ReactNode, useContext } from 'react'
import type { ConsoleConfig } from './config.ts'
import type { Session } from './session.ts'

interface ConsoleContext {
  readonly config: ConsoleConfig
  readonly session: Session
}
const Context = createContext<ConsoleContext | undefined>(undefined)

/** Hands configuration and session to every page. */
export function ConsoleProvider({ children, ...value }: ConsoleContext & { readonly children: ReactNode }) {
  return <Context value={value}>{children}</Context>
}

/** The configuration and session of this window. Throws outside of `ConsoleProvider`. */
export function useConsole(): ConsoleContext {
  const value = useContext(Context)
  if (!value) throw new Error('useConsole needs a ConsoleProvider above it')
  return value
}
