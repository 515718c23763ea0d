import { shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { standing } from '../light.ts'
import { blur, box, outward, oval, path, type Pen, sideways, stroke } from '../pen.ts'

const facets = (pen: Pen, metal: string): string =>
  sideways(pen, [
    [0, shade(metal, 0.34)],
    [0.17, shade(metal, 0.06)],
    [0.18, tint(metal, 0.62)],
    [0.4, tint(metal, 0.36)],
    [0.41, shade(metal, 0.02)],
    [0.63, shade(metal, 0.1)],
    [0.64, tint(metal, 0.24)],
    [0.83, shade(metal, 0.1)],
    [0.84, shade(metal, 0.28)],
    [1, shade(metal, 0.44)],
  ])

const handle = (pen: Pen, colour: string): string =>
  path(
    'M246 104L326 110Q338 112 336 124L318 214Q315 226 304 224Q294 222 296 210L310 136L246 130Z',
    sideways(pen, [
      [0, shade(colour, 0.4)],
      [0.5, colour],
      [0.8, tint(colour, 0.12)],
      [1, shade(colour, 0.4)],
    ]),
  ) +
  stroke('M252 109L322 115', tint(colour, 0.5), 2.4, { opacity: 0.5, filter: blur(pen, 0.8) }) +
  stroke('M327 130L312 206', tint(colour, 0.5), 2.2, { opacity: 0.4, filter: blur(pen, 0.8) })

const valve = (pen: Pen): string =>
  oval(
    158,
    286,
    7.5,
    7.5,
    outward(pen, [
      [0, '#f4d489'],
      [0.5, '#c98f33'],
      [1, '#7d5216'],
    ]),
  ) + oval(158, 286, 2.6, 2.6, '#6d4510')

/** A moka pot. `body` is the metal, `accent` handle and knob. */
export const moka: DrawKind = (pen, { body, accent }) =>
  standing(pen, 196, 148) +
  handle(pen, accent) +
  path(
    'M154 106L118 100L134 128Q140 134 152 138Z',
    sideways(pen, [
      [0, shade(body, 0.4)],
      [0.5, tint(body, 0.3)],
      [1, shade(body, 0.1)],
    ]),
  ) +
  path('M148 102H250L240 212H158Z', facets(pen, body)) +
  path('M142 226H256L268 340Q268 350 258 351Q198 354 140 351Q130 350 130 340Z', facets(pen, body)) +
  path('M130 334Q198 344 268 334V342Q268 351 258 351.5Q198 354 140 351.5Q130 351 130 342Z', '#2a120c', {
    opacity: 0.2,
    filter: blur(pen, 2),
  }) +
  box(148, 208, 102, 12, 3, facets(pen, shade(body, 0.14))) +
  box(140, 218, 118, 13, 4, facets(pen, shade(body, 0.06))) +
  box(142, 229, 114, 4, 2, '#2a120c', { opacity: 0.25 }) +
  valve(pen) +
  path('M150 100C156 84 176 74 199 74C222 74 242 84 248 100Q199 108 150 100Z', facets(pen, tint(body, 0.16))) +
  box(145, 97, 108, 8, 3, facets(pen, shade(body, 0.08))) +
  box(193, 64, 12, 14, 3, shade(accent, 0.3)) +
  oval(
    199,
    58,
    13.5,
    12.5,
    outward(pen, [
      [0, tint(accent, 0.45)],
      [0.5, accent],
      [1, shade(accent, 0.6)],
    ]),
  )
