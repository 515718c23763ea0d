import { useState } from 'react'
import { useHydrated } from './use-shop.ts'

const newName = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * Names what a press of this form asks for, the same name until the shop has answered: who presses again because the
 * answer was lost gets no second one. Without scripts there is none, for every press leads to another page.
 */
export function PressName({ answer }: { readonly answer: unknown }) {
  const hydrated = useHydrated()
  return hydrated ? <Named answer={answer} /> : null
}

function Named({ answer }: { readonly answer: unknown }) {
  const [held, hold] = useState(() => ({ answer, name: newName() }))
  if (held.answer !== answer) hold({ answer, name: newName() })
  return <input type="hidden" name="press" value={held.name} />
}
