import { shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { lying } from '../light.ts'
import { blur, group, outward, oval, path, type Pen, stroke } from '../pen.ts'

/** A spiral from the middle outward, `turns` round, as a smooth polyline. */
const spiral = (turns: number, from: number, to: number, start: number): string => {
  const steps = Math.round(turns * 40)
  const points = Array.from({ length: steps + 1 }, (_, at) => {
    const share = at / steps
    const turn = start + share * turns * Math.PI * 2
    const far = from + (to - from) * share
    return `${(200 + Math.cos(turn) * far).toFixed(1)} ${(202 + Math.sin(turn) * far).toFixed(1)}`
  })
  return `M${points.join('L')}`
}

const icing = (pen: Pen, colour: string): string => {
  const lines = [
    'M112 158C136 130 152 132 168 152C184 172 200 170 214 148C228 130 252 132 276 152C284 158 292 156 298 150',
    'M98 214C122 190 140 196 158 214C176 232 196 232 214 210C232 190 254 196 274 216C286 226 298 222 306 214',
    'M120 268C142 250 158 256 176 274C194 290 212 284 228 266C244 252 262 258 280 272',
  ]
  return (
    lines
      .map((d) => stroke(d, '#2a120c', 17, { opacity: 0.3, filter: blur(pen, 2.6), transform: 'translate(3 6)' }))
      .join('') +
    lines.map((d) => stroke(d, shade(colour, 0.1), 17)).join('') +
    lines.map((d) => stroke(d, colour, 14, { transform: 'translate(-.6 -1.4)' })).join('') +
    lines
      .map((d) => stroke(d, '#ffffff', 4, { opacity: 0.8, filter: blur(pen, 1), transform: 'translate(-2 -4)' }))
      .join('')
  )
}

/** Pearl sugar and ground cardamom. */
const pearls = (pen: Pen): string =>
  Array.from({ length: 34 }, (_, at) => {
    const turn = at * 2.39996
    const far = 118 * Math.sqrt((at + 0.6) / 34)
    const [x, y, r] = [200 + Math.cos(turn) * far, 202 + Math.sin(turn) * far, pen.random.between(3, 5.4)]
    return (
      oval(x + 1.4, y + 2.4, r, r * 0.9, '#2a120c', { opacity: 0.3 }) +
      oval(
        x,
        y,
        r,
        r * 0.88,
        outward(pen, [
          [0, '#ffffff'],
          [1, '#ecdcc0'],
        ]),
      )
    )
  }).join('')

const rolled = (pen: Pen, bake: string, filling: string): string =>
  stroke(spiral(3.1, 12, 118, 2.4), shade(bake, 0.5), 36, { opacity: 0.55, filter: blur(pen, 3) }) +
  stroke(spiral(3.1, 12, 118, 2.4), shade(bake, 0.12), 31) +
  stroke(spiral(3.1, 12, 118, 2.4), bake, 24) +
  stroke(spiral(3.1, 10, 115, 2.4), tint(bake, 0.42), 9, { opacity: 0.75, filter: blur(pen, 3.4) }) +
  stroke(spiral(3.1, 28, 134, 2.4), filling, 7) +
  stroke(spiral(3.1, 26, 131, 2.4), shade(filling, 0.5), 2.4, { opacity: 0.6 })

/** A rolled bun from above. `body` is the bake, `accent` the filling, `detail` the icing; topping `pearls` leaves the icing off. */
export const bun: DrawKind = (pen, { body, accent, detail }, { topping }) =>
  lying(pen, 200, 202, 142) +
  path(
    'M200 60C288 62 344 128 341 206C338 290 282 344 198 344C112 344 60 284 60 202C60 122 118 58 200 60Z',
    outward(pen, [
      [0, tint(body, 0.26)],
      [0.55, body],
      [1, shade(body, 0.44)],
    ]),
  ) +
  group({}, rolled(pen, body, accent)) +
  oval(
    200,
    202,
    138,
    138,
    outward(pen, [
      [0, '#fff3d6', 0.3],
      [0.5, '#fff3d6', 0],
      [0.8, '#2a120c', 0],
      [1, '#2a120c', 0.34],
    ]),
  ) +
  (topping === 'pearls' ? pearls(pen) : icing(pen, detail))
