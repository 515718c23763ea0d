import { group, oval, path, stroke } from '../pen.ts'
import type { Style } from './fashion.ts'

/** An area that is printed. */
export interface Area {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

type Motif = (x: number, y: number, ink: string) => string

const sprig: Motif = (x, y, ink) =>
  group(
    { transform: `translate(${x} ${y})` },
    path('M0 -5.4Q1.7 -1.7 5.4 0Q1.7 1.7 0 5.4Q-1.7 1.7 -5.4 0Q-1.7 -1.7 0 -5.4Z', ink),
    oval(0, 0, 1.1, 1.1, '#fff8ea', { opacity: 0.5 }),
  )
const dot: Motif = (x, y, ink) => oval(x, y, 2, 2, ink)
const leaf: Motif = (x, y, ink) =>
  group(
    { transform: `translate(${x} ${y}) rotate(${(x * 7 + y * 3) % 60})` },
    path('M0 -8C5 -3 5 4 0 8C-5 4 -5 -3 0 -8Z', ink, { opacity: 0.8 }),
    stroke('M0 -6V11', ink, 0.8, { opacity: 0.8 }),
  )
const tile: Motif = (x, y, ink) =>
  group(
    { transform: `translate(${x} ${y})` },
    path('M-7 0L0 -7L7 0L0 7Z', 'none', { stroke: ink, 'stroke-width': 1 }),
    path('M-3 0L0 -3L3 0L0 3Z', ink),
  )

const scattered = (motif: Motif, step: number, { x0, y0, x1, y1 }: Area, ink: string): string => {
  const drawn: string[] = []
  for (let row = 0, y = y0; y < y1; y += step * 0.86, row += 1)
    for (let x = x0 + (row % 2) * (step / 2); x < x1; x += step) drawn.push(motif(x, y, ink))
  return drawn.join('')
}

const lines = (step: number, width: number, opacity: number, { x0, y0, x1, y1 }: Area, ink: string): string => {
  const drawn: string[] = []
  for (let x = x0; x < x1; x += step) {
    const lean = (x - (x0 + x1) / 2) * 0.22
    drawn.push(stroke(`M${x} ${y0}L${x + lean} ${y1}`, ink, width, { opacity }))
  }
  return drawn.join('')
}

const across = (step: number, { x0, y0, x1, y1 }: Area, ink: string): string => {
  const drawn: string[] = []
  for (let y = y0; y < y1; y += step)
    drawn.push(stroke(`M${x0} ${y}Q${(x0 + x1) / 2} ${y + 5} ${x1} ${y}`, ink, 0.9, { opacity: 0.4 }))
  return drawn.join('')
}

const prints: Readonly<Record<NonNullable<Style['print']>, (area: Area, ink: string) => string>> = {
  sprig: (area, ink) => group({ opacity: 0.62 }, scattered(sprig, 34, area, ink)),
  dots: (area, ink) => group({ opacity: 0.5 }, scattered(dot, 19, area, ink)),
  leaf: (area, ink) => group({ opacity: 0.46 }, scattered(leaf, 36, area, ink)),
  tile: (area, ink) => group({ opacity: 0.46 }, scattered(tile, 26, area, ink)),
  stripe: (area, ink) => lines(15, 1.7, 0.5, area, ink),
  rib: (area, ink) => lines(5.5, 1, 0.24, area, ink),
  check: (area, ink) => lines(22, 1.2, 0.42, area, ink) + across(22, area, ink),
}

/** The print of a style over an area; nothing without one. */
export const printed = (print: Style['print'], area: Area, ink: string): string =>
  print ? prints[print](area, ink) : ''
