import { shade, tint } from '../colour.ts'
import { blur, box, downward, oval, type Pen, stroke } from '../pen.ts'

const timber = '#a67c52'
const iron = '#7d7674'

/** A wooden hanger around x = 200 whose arms end at `half` to both sides; `y` is the middle of its arms. */
export const hanger = (y: number, half: number): string =>
  stroke(`M200 ${y - 4}V${y - 33}`, iron, 3) +
  stroke(
    `M200 ${y - 33}C190 ${y - 33} 189 ${y - 55} 200 ${y - 55}C211 ${y - 55} 211 ${y - 34} 201 ${y - 33}`,
    iron,
    3,
  ) +
  stroke(`M${200 - half} ${y + 11}Q200 ${y - 11} ${200 + half} ${y + 11}`, shade(timber, 0.3), 9) +
  stroke(`M${200 - half} ${y + 9.6}Q200 ${y - 12.6} ${200 + half} ${y + 9.6}`, timber, 6.4) +
  stroke(`M${200 - half} ${y + 8}Q200 ${y - 14.4} ${200 + half * 0.3} ${y - 1}`, tint(timber, 0.5), 1.6, {
    opacity: 0.7,
  })

/** A rail across the picture. */
export const rail = (pen: Pen, from: number, to: number, y: number): string =>
  box(from + 8, y + 9, to - from, 9, 4.5, '#2a1a1c', { opacity: 0.16, filter: blur(pen, 3) }) +
  box(
    from,
    y,
    to - from,
    11,
    5.5,
    downward(pen, [
      [0, tint(timber, 0.35)],
      [0.4, timber],
      [1, shade(timber, 0.42)],
    ]),
  )

/** A brass peg in the wall, with its shadow. */
export const peg = (pen: Pen, x: number, y: number): string =>
  oval(x + 6, y + 7, 9, 8, '#2a1a1c', { opacity: 0.24, filter: blur(pen, 2.4) }) +
  oval(x, y, 8, 8, shade('#b8904f', 0.2)) +
  oval(x - 0.8, y - 0.8, 6.6, 6.6, '#c9a160') +
  oval(x - 2.4, y - 2.6, 2.6, 2.2, tint('#c9a160', 0.75))
