import { shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { blur, downward, group, outward, oval, path, type Pen, stroke } from '../pen.ts'

/** One segment of the roll: place, tilt and size follow the arc. */
interface Segment {
  readonly x: number
  readonly y: number
  readonly tilt: number
  readonly rx: number
  readonly ry: number
}

const segments: readonly Segment[] = Array.from({ length: 9 }, (_, at) => {
  const step = (at - 4) / 4
  const near = 1 - Math.abs(step)
  return {
    x: 200 + step * 112,
    y: 238 + step * step * 66,
    tilt: step * 54,
    rx: 27 + near * 21,
    ry: 38 + near * 42,
  }
})

/** From the ends inward, so that the middle lies on top. */
const order = [0, 8, 1, 7, 2, 6, 3, 5, 4]

const flakes = (pen: Pen, { rx, ry }: Segment, bake: string): string =>
  [-0.56, -0.2, 0.2, 0.56]
    .map((share) =>
      stroke(
        `M${rx * share} ${-ry * Math.sqrt(1 - share * share) * 0.8}Q${rx * share * 1.5} 0 ${rx * share} ${ry * 0.72}`,
        pen.random.chance(0.5) ? tint(bake, 0.42) : shade(bake, 0.26),
        1.5,
        { opacity: 0.45 },
      ),
    )
    .join('')

const segment = (pen: Pen, one: Segment, bake: string): string =>
  group(
    { transform: `translate(${one.x} ${one.y}) rotate(${one.tilt})` },
    oval(0, 2, one.rx + 2.5, one.ry + 1.5, shade(bake, 0.62), { opacity: 0.42, filter: blur(pen, 2.2) }),
    oval(
      0,
      0,
      one.rx,
      one.ry,
      downward(pen, [
        [0, shade(bake, 0.12)],
        [0.16, tint(bake, 0.22)],
        [0.38, bake],
        [0.72, shade(bake, 0.26)],
        [1, shade(bake, 0.5)],
      ]),
    ),
    flakes(pen, one, bake),
    oval(-one.rx * 0.3, -one.ry * 0.52, one.rx * 0.34, one.ry * 0.2, '#fff3d6', {
      opacity: 0.5,
      filter: blur(pen, 2.4),
      transform: 'rotate(-8)',
    }),
  )

const crumbs = (pen: Pen, bake: string): string =>
  [96, 122, 168, 214, 262, 300, 318]
    .map((x) =>
      oval(
        x + pen.random.between(-6, 6),
        342 + pen.random.between(0, 12),
        pen.random.between(2, 4.4),
        1.9,
        shade(bake, pen.random.between(0, 0.3)),
      ),
    )
    .join('')

/** Sliced almonds and a fall of sugar. */
const almonds = (pen: Pen): string =>
  [
    [150, 196, -30],
    [186, 170, 14],
    [216, 186, 60],
    [244, 204, 20],
    [124, 244, -50],
    [272, 240, 48],
    [200, 214, -16],
    [166, 226, 36],
    [236, 236, -34],
  ]
    .map(([x = 0, y = 0, turn = 0]) =>
      group(
        { transform: `translate(${x} ${y}) rotate(${turn})` },
        path('M-15 1C-12 10 8 11 17 2C8 -8 -10 -8 -15 1Z', '#2a120c', {
          opacity: 0.3,
          filter: blur(pen, 1.4),
          transform: 'translate(1 3)',
        }),
        path(
          'M-15 0C-12 9 8 10 17 1C8 -9 -10 -9 -15 0Z',
          outward(pen, [
            [0, '#fff6e2'],
            [1, '#e6c795'],
          ]),
        ),
        stroke('M-12 -3C-6 -7 6 -7 13 -1', '#b9813f', 1.2, { opacity: 0.7 }),
      ),
    )
    .join('') + sugar(pen, 120)

const sugar = (pen: Pen, count: number): string =>
  Array.from({ length: count }, () => {
    const step = pen.random.between(-0.92, 0.92)
    const y = 176 + step * step * 70 + pen.random.between(0, 60) * (1 - Math.abs(step) * 0.5)
    return oval(200 + step * 112, y, pen.random.between(0.7, 1.7), pen.random.between(0.7, 1.4), '#fffaf0', {
      opacity: pen.random.between(0.4, 0.9),
    })
  }).join('')

/** The chocolate that looks out of both ends. */
const batons = (pen: Pen): string =>
  [
    [86, 318, -54],
    [314, 318, 54],
  ]
    .map(([x = 0, y = 0, turn = 0]) =>
      group(
        { transform: `translate(${x} ${y}) rotate(${turn})` },
        oval(
          0,
          14,
          12,
          8,
          outward(pen, [
            [0, '#6b3a22'],
            [1, '#2b1208'],
          ]),
        ),
      ),
    )
    .join('')

/** A croissant from the front. `body` is the bake; topping `almond` or `chocolate`. */
export const croissant: DrawKind = (pen, { body }, { topping }) =>
  oval(222, 334, 150, 13, '#2a120c', { opacity: 0.2, filter: blur(pen, 8) }) +
  oval(202, 322, 96, 12, '#2a120c', { opacity: 0.24, filter: blur(pen, 6) }) +
  oval(104, 337, 44, 6, '#2a120c', { opacity: 0.3, filter: blur(pen, 3) }) +
  oval(306, 337, 46, 6, '#2a120c', { opacity: 0.3, filter: blur(pen, 3) }) +
  order.map((at) => (segments[at] ? segment(pen, segments[at], body) : '')).join('') +
  (topping === 'chocolate' ? batons(pen) : '') +
  (topping === 'almond' ? almonds(pen) : '') +
  crumbs(pen, body)
