import { useState } from 'react'
import { useHydrated } from './use-shop.ts'

const newName = (): string =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

interface Asked {
  /** What a press asks for: what else is asked for is another press. */
  readonly asks: string
  /** What the shop answered last. */
  readonly answer: unknown
}

interface Press extends Asked {
  readonly name: string
}

/** A press keeps its name until it is answered, or asks for something else. */
export const pressFor = (held: Press | undefined, { asks, answer }: Asked): Press =>
  held?.asks === asks && held.answer === answer ? held : { asks, answer, name: newName() }

/**
 * Names what a press of this form asks for, the same name until the shop has answered: who presses again because the
 * answer was lost gets no second one. Without scripts there is none, for every press leads to another page.
 */
export function PressName(asked: Asked) {
  const hydrated = useHydrated()
  return hydrated ? <Named {...asked} /> : null
}

function Named(asked: Asked) {
  const [held, hold] = useState(() => pressFor(undefined, asked))
  const press = pressFor(held, asked)
  if (press !== held) hold(press)
  return <input type="hidden" name="press" value={press.name} />
}
