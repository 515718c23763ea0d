import { shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { lit, standing, streak } from '../light.ts'
import { blur, box, downward, outward, oval, path, type Pen, stroke, within } from '../pen.ts'

const belly = 'M166 158H276L308 330Q310 350 292 351.5Q222 356 150 351.5Q132 350 134 330Z'
const neck = 'M140 312C112 302 104 280 100 250C96 216 92 186 62 168'

const spout = (pen: Pen, body: string): string =>
  stroke(neck, shade(body, 0.42), 21) +
  stroke(neck, body, 16.5) +
  stroke('M134 304C112 294 104 270 101 244C97 212 90 186 64 171', tint(body, 0.42), 4.5, {
    opacity: 0.75,
    filter: blur(pen, 1.4),
  }) +
  oval(61, 167, 10.5, 7.5, shade(body, 0.5), { transform: 'rotate(-58 61 167)' }) +
  oval(60.5, 166.5, 7, 4.6, shade(body, 0.78), { transform: 'rotate(-58 60.5 166.5)' })

const handle = (pen: Pen, colour: string): string =>
  stroke('M276 178C322 160 350 184 348 224C347 250 340 268 326 282', shade(colour, 0.55), 23) +
  stroke('M276 178C322 160 350 184 348 224C347 250 340 268 326 282', colour, 18) +
  stroke('M280 173C318 159 343 180 342 220', tint(colour, 0.34), 4.5, { opacity: 0.6, filter: blur(pen, 1.4) })

const lid = (pen: Pen, body: string): string =>
  path('M170 154C172 128 192 118 221 118C250 118 270 128 272 154Q221 164 170 154Z', lit(pen, tint(body, 0.05))) +
  box(158, 147, 126, 13, 5, lit(pen, shade(body, 0.2))) +
  box(160, 147.5, 122, 2.4, 1.2, tint(body, 0.5), { opacity: 0.5 }) +
  box(215, 108, 12, 14, 3, shade('#8a5a34', 0.4)) +
  oval(
    221,
    98,
    15,
    14.5,
    outward(pen, [
      [0, '#d9a873'],
      [0.5, '#9a6236'],
      [1, '#5d3519'],
    ]),
  )

/** A goose-neck kettle. `body` is the enamel, `accent` the handle. */
export const kettle: DrawKind = (pen, { body, accent }) =>
  standing(pen, 221, 172) +
  handle(pen, accent) +
  spout(pen, body) +
  path(belly, lit(pen, body)) +
  within(
    pen,
    belly,
    path('M160 158H280V172Q221 182 160 172Z', '#2a120c', { opacity: 0.3, filter: blur(pen, 4) }),
    path(
      'M120 330H320V362H120Z',
      downward(pen, [
        [0, '#2a120c', 0],
        [1, '#2a120c', 0.34],
      ]),
    ),
    oval(140, 316, 12, 26, '#2a120c', { opacity: 0.3, filter: blur(pen, 4) }),
    stroke('M132 338Q221 348 310 338', shade(body, 0.5), 1.4, { opacity: 0.7 }),
  ) +
  streak(pen, 'M181 184L162 312', 9, 0.3) +
  lid(pen, body)
