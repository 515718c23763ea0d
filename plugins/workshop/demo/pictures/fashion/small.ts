import { shade, tint } from '../colour.ts'
import { blur, box, downward, oval, path, type Pen } from '../pen.ts'
import { floorLine as y } from './fashion.ts'

/** A block of plaster that small things stand on. */
export const plinth = (pen: Pen, x: number, width: number, height: number, colour = '#efe7dd'): string =>
  oval(x + width / 2 + width * 0.14, y + 1, width * 0.6, 11, '#2a120c', { opacity: 0.16, filter: blur(pen, 7) }) +
  oval(x + width / 2 + 4, y, width * 0.52, 5, '#2a120c', { opacity: 0.24, filter: blur(pen, 2.4) }) +
  box(
    x,
    y - height,
    width,
    height,
    2,
    downward(pen, [
      [0, tint(colour, 0.1)],
      [1, shade(colour, 0.14)],
    ]),
  ) +
  path(`M${x + width * 0.72} ${y - height}H${x + width}V${y}H${x + width * 0.72}Z`, shade(colour, 0.16), {
    opacity: 0.6,
  }) +
  path(
    `M${x} ${y - height}L${x + 16} ${y - height - 17}H${x + width - 14}L${x + width} ${y - height}Z`,
    tint(colour, 0.55),
  )

/** Polished metal in the light of the window. */
export const metal = (pen: Pen, colour: string): string =>
  downward(pen, [
    [0, tint(colour, 0.6)],
    [0.4, colour],
    [1, shade(colour, 0.45)],
  ])

/** A round bead with its glint. */
export const bead = (x: number, at: number, r: number, colour: string): string =>
  oval(x, at, r, r, shade(colour, 0.26)) +
  oval(x - r * 0.12, at - r * 0.14, r * 0.84, r * 0.84, colour) +
  oval(x - r * 0.36, at - r * 0.42, r * 0.28, r * 0.24, '#fff8ea', { opacity: 0.75 })
