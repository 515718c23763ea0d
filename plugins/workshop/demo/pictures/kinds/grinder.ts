import { inks, shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { lit, standing, streak } from '../light.ts'
import { blur, box, downward, outward, oval, path, type Pen, sideways, stroke, within } from '../pen.ts'

const barrel = 'M160 150H240V342Q240 351 230 351.5Q200 353.5 170 351.5Q160 351 160 342Z'

const steel = (pen: Pen): string =>
  sideways(pen, [
    [0, '#78716b'],
    [0.16, '#f1ece5'],
    [0.34, '#b5aea6'],
    [0.7, '#9d968e'],
    [0.86, '#cfc8c0'],
    [1, '#6d6660'],
  ])

const crank = (pen: Pen, wood: string): string =>
  path(
    'M196 92L310 80Q316 80 316 86Q316 91 311 92L200 106Z',
    downward(pen, [
      [0, '#efe9e2'],
      [0.5, '#a79f97'],
      [1, '#6f6862'],
    ]),
  ) +
  box(
    301,
    46,
    20,
    40,
    9,
    sideways(pen, [
      [0, shade(wood, 0.3)],
      [0.25, tint(wood, 0.4)],
      [0.5, wood],
      [1, shade(wood, 0.45)],
    ]),
  ) +
  oval(311, 47, 9, 4, tint(wood, 0.3)) +
  oval(
    199,
    97,
    11,
    8,
    outward(pen, [
      [0, '#fbf7f1'],
      [1, '#8d867f'],
    ]),
  )

/** A hand grinder. `body` is the barrel, `accent` the wood of the crank. */
export const grinder: DrawKind = (pen, { body, accent }) =>
  standing(pen, 200, 84) +
  path(barrel, lit(pen, body)) +
  within(
    pen,
    barrel,
    ...Array.from({ length: 15 }, (_, at) =>
      stroke(`M${162 + at * 5.6} 272V330`, at % 2 ? shade(body, 0.5) : tint(body, 0.2), 1.8, { opacity: 0.4 }),
    ),
    box(150, 258, 100, 5, 0, '#2a120c', { opacity: 0.34 }),
    box(150, 263, 100, 2, 0, tint(body, 0.6), { opacity: 0.4 }),
    path(
      'M150 330H250V360H150Z',
      downward(pen, [
        [0, '#2a120c', 0],
        [1, '#2a120c', 0.36],
      ]),
    ),
  ) +
  oval(200, 206, 17, 17, shade(body, 0.26)) +
  oval(200, 206, 15.5, 15.5, inks.paper) +
  stroke('M193 206A7 7 0 1 1 200 213', body, 3) +
  path('M158 118H242L244 152H156Z', steel(pen)) +
  box(154, 148, 92, 8, 3, steel(pen)) +
  path('M168 104H232L238 120H162Z', steel(pen)) +
  box(160, 117, 80, 4, 2, '#2a120c', { opacity: 0.22 }) +
  streak(pen, 'M173 166V246', 6, 0.34) +
  crank(pen, accent) +
  oval(200, 352, 30, 2, '#2a120c', { opacity: 0.3, filter: blur(pen, 1) })
