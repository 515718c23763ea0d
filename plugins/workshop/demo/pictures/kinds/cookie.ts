import { shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { lying } from '../light.ts'
import { blur, group, outward, oval, path, type Pen, stroke } from '../pen.ts'
import { scatter } from './scatter.ts'

/** An outline that wanders a little, as dough does. */
const outline = (pen: Pen, radius: number): string => {
  const points = Array.from({ length: 18 }, (_, at) => {
    const turn = (at / 18) * Math.PI * 2
    const far = radius + pen.random.between(-2.6, 2.6)
    return [200 + Math.cos(turn) * far, 200 + Math.sin(turn) * far] as const
  })
  const middle = (at: number) => {
    const [a, b] = [points[at % 18] ?? [0, 0], points[(at + 1) % 18] ?? [0, 0]]
    return `${((a[0] + b[0]) / 2).toFixed(1)} ${((a[1] + b[1]) / 2).toFixed(1)}`
  }
  return `M${middle(17)}${points.map((point, at) => `Q${point[0].toFixed(1)} ${point[1].toFixed(1)} ${middle(at)}`).join('')}Z`
}

const chip = (pen: Pen, x: number, y: number, turn: number, size: number, colour: string): string =>
  group(
    { transform: `translate(${x} ${y}) rotate(${turn})` },
    path(
      `M${-size} ${size * 0.2}C${-size} ${-size * 0.8} ${-size * 0.2} ${-size} ${size * 0.5} ${-size * 0.7}C${size * 1.2} ${-size * 0.4} ${size} ${size * 0.7} ${size * 0.2} ${size * 0.8}C${-size * 0.5} ${size * 0.9} ${-size} ${size * 0.8} ${-size} ${size * 0.2}Z`,
      outward(pen, [
        [0, tint(colour, 0.26)],
        [0.5, colour],
        [1, shade(colour, 0.6)],
      ]),
    ),
    oval(-size * 0.25, -size * 0.35, size * 0.3, size * 0.16, '#fff0dd', { opacity: 0.45 }),
  )

const cracks = (pen: Pen, dough: string): string =>
  scatter(15, 5)
    .map(({ x, y, turn }) => {
      const wide = pen.random.between(8, 17)
      return group(
        { transform: `translate(${200 + x * 116} ${200 + y * 116}) rotate(${turn})`, opacity: 0.5 },
        stroke(`M${-wide} 0Q${-wide * 0.3} ${-5} 0 -1T${wide} -2`, shade(dough, 0.46), 2.4),
        stroke(`M${-wide} 2.4Q${-wide * 0.3} -2.6 0 1.4T${wide} .4`, tint(dough, 0.5), 1.4),
      )
    })
    .join('')

const toppings: Readonly<Record<string, (pen: Pen) => string>> = {
  chocolate: (pen) =>
    scatter(12, 2)
      .map(({ x, y, turn }) => chip(pen, 200 + x * 108, 200 + y * 108, turn, pen.random.between(9, 17), '#3f1f12'))
      .join('') + salt(pen),
  raisin: (pen) =>
    scatter(10, 3)
      .map(({ x, y, turn }) => chip(pen, 200 + x * 106, 200 + y * 106, turn, pen.random.between(8, 13), '#4a2233'))
      .join('') + oats(pen),
  white: (pen) =>
    scatter(11, 4)
      .map(({ x, y, turn }) => chip(pen, 200 + x * 108, 200 + y * 108, turn, pen.random.between(9, 15), '#efdcb4'))
      .join('') + salt(pen),
}

const salt = (pen: Pen): string =>
  scatter(34, 9)
    .map(({ x, y, turn }) =>
      group(
        { transform: `translate(${200 + x * 122} ${200 + y * 122}) rotate(${turn})` },
        path('M-2 -1.6L1.8 -2L2.2 1.6L-1.6 2Z', '#fffdf6', { opacity: pen.random.between(0.55, 0.95) }),
      ),
    )
    .join('')

const oats = (pen: Pen): string =>
  scatter(46, 13)
    .map(({ x, y, turn }) =>
      group(
        { transform: `translate(${200 + x * 124} ${200 + y * 124}) rotate(${turn})` },
        oval(0, 0, pen.random.between(5, 8), 3.4, '#f0d9ac', { opacity: 0.75 }),
        stroke('M-4 0H4', '#c79c5f', 0.9, { opacity: 0.7 }),
      ),
    )
    .join('')

/** A cookie from above. `body` is the dough; topping `chocolate`, `raisin` or `white`. */
export const cookie: DrawKind = (pen, { body }, { topping = 'chocolate' }) => {
  const edge = outline(pen, 136)
  return (
    lying(pen, 200, 200, 136) +
    path(
      edge,
      outward(
        pen,
        [
          [0, tint(body, 0.34)],
          [0.42, body],
          [0.82, shade(body, 0.16)],
          [1, shade(body, 0.46)],
        ],
        0.4,
        0.36,
        0.72,
      ),
    ) +
    path(
      edge,
      outward(
        pen,
        [
          [0, '#fff3d6', 0.32],
          [0.6, '#fff3d6', 0],
          [1, '#fff3d6', 0],
        ],
        0.3,
        0.26,
        0.6,
      ),
    ) +
    cracks(pen, body) +
    oval(176, 172, 58, 40, '#fff3d6', { opacity: 0.16, filter: blur(pen, 14) }) +
    (toppings[topping] ?? salt)(pen)
  )
}
