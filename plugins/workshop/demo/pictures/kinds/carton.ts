import { shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { standing } from '../light.ts'
import { blur, downward, group, oval, path, sideways, stroke, within } from '../pen.ts'
import { name } from './lettering.ts'

const face = 'M134 158L232 158L232 351L134 346Z'
const side = 'M232 158L280 150L280 334L232 351Z'
const wave = 'M134 286C156 268 170 272 188 284C206 296 218 296 232 284V351L134 346Z'
const sideWave = 'M232 284C246 270 262 266 280 276V334L232 351Z'

const ear = (colour: string): string =>
  group(
    { transform: 'translate(183 258)', opacity: 0.95 },
    stroke('M0 18V-8', colour, 3),
    stroke('M0 12C-12 10 -15 0 -14 -10C-6 -8 -1 0 0 12C1 0 6 -8 14 -10C15 0 12 10 0 12', colour, 2.8),
    stroke('M0 -2C-5 -8 -4 -14 0 -19C4 -14 5 -8 0 -2', colour, 2.6),
  )

/** A milk carton, two faces. `body` is the paper, `accent` wave and name, `detail` the cap. */
export const carton: DrawKind = (pen, { body, accent, detail }, { label = 'Oat' }) =>
  standing(pen, 208, 146) +
  path(
    face,
    sideways(pen, [
      [0, shade(body, 0.06)],
      [0.12, tint(body, 0.5)],
      [0.5, body],
      [1, shade(body, 0.06)],
    ]),
  ) +
  path(
    side,
    sideways(pen, [
      [0, shade(body, 0.2)],
      [1, shade(body, 0.34)],
    ]),
  ) +
  path(
    'M134 158L150 104L240 104L232 158Z',
    downward(pen, [
      [0, tint(body, 0.42)],
      [1, body],
    ]),
  ) +
  path('M232 158L240 104L280 150Z', shade(body, 0.3)) +
  path('M240 104L262 106L280 150Z', shade(body, 0.18)) +
  path(
    'M150 80Q150 77 153 77H259Q262 77 262 80V106H150Z',
    sideways(pen, [
      [0, tint(body, 0.2)],
      [0.5, tint(body, 0.6)],
      [1, shade(body, 0.12)],
    ]),
  ) +
  stroke('M150 92H262', shade(body, 0.26), 1.2, { opacity: 0.6 }) +
  stroke('M150 105H258', shade(body, 0.4), 1.6, { opacity: 0.5 }) +
  stroke('M134 158H232L280 150', '#ffffff', 1.4, { opacity: 0.6 }) +
  path(
    wave,
    sideways(pen, [
      [0, tint(accent, 0.12)],
      [1, accent],
    ]),
  ) +
  path(sideWave, shade(accent, 0.3)) +
  oval(194, 133, 15.5, 14.5, '#2a120c', { opacity: 0.28, filter: blur(pen, 2), transform: 'translate(2 3)' }) +
  oval(194, 132, 15, 14, shade(detail, 0.3)) +
  oval(193, 130, 14, 13, detail) +
  oval(189, 126, 5, 3.6, tint(detail, 0.6), { opacity: 0.7 }) +
  name(label, 183, 222, 37, accent, 84) +
  ear(accent) +
  within(pen, face, path('M134 330H240V360H134Z', '#2a120c', { opacity: 0.18, filter: blur(pen, 5) })) +
  stroke('M232 160V350', '#ffffff', 1.2, { opacity: 0.4 })
