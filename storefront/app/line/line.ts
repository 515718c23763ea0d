/** How the line to the shop stands: as ever, lost, or there again while a press waits to be made once more. */
export type LineState = 'well' | 'lost' | 'back'

/** What the page knows of the line to the shop. Nothing on the server, where no line can be lost. */
export interface Line {
  readonly state: () => LineState
  readonly subscribe: (listener: () => void) => () => void
  /** A request found no way; `press` when only the shopper may send it again. */
  readonly lose: (press: boolean) => void
  /** A request was answered; a press that found no way still waits to be made once more. */
  readonly hear: () => void
  /** The shopper presses: whatever waited is made once more, or given up. */
  readonly press: () => void
  /** The browser says that it is on line again. */
  readonly mend: () => void
}

export function createLine(): Line {
  const listeners = new Set<() => void>()
  let state: LineState = 'well'
  let pressed = false
  const become = (next: LineState) => {
    if (next === state) return
    state = next
    for (const listener of listeners) listener()
  }
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    lose: (press) => {
      pressed ||= press
      become('lost')
    },
    hear: () => become(pressed ? 'back' : 'well'),
    press: () => {
      pressed = false
      become('well')
    },
    mend: () => {
      if (state === 'lost') become('back')
    },
  }
}

/** The line of this window. */
export const line = createLine()
