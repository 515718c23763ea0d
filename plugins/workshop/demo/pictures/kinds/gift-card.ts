import { shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { blur, box, group, oval, path, type Pen, slanted, stroke, within } from '../pen.ts'
import { name } from './lettering.ts'
import { mark } from './mark.ts'

const card = 'M60 130Q60 114 76 114H324Q340 114 340 130V274Q340 290 324 290H76Q60 290 60 274Z'

/** Hills, a sun and the bar's horizon, across the card. */
const scene = (pen: Pen, { body, accent, detail }: { body: string; accent: string; detail: string }): string =>
  oval(268, 178, 40, 40, accent) +
  path('M60 236C110 196 158 202 204 226C252 250 300 244 340 214V300H60Z', detail) +
  path('M60 258C120 232 172 246 220 262C268 276 310 270 340 254V300H60Z', shade(body, 0.22)) +
  path(
    'M60 114H340V290H60Z',
    slanted(pen, [
      [0, '#fff8ea', 0.28],
      [0.35, '#fff8ea', 0],
      [0.36, '#fff8ea', 0.1],
      [0.5, '#fff8ea', 0],
    ]),
  )

/** A gift card leaning a little, tied with a ribbon. `body` is the card, `accent` the sun, `detail` the hills. */
export const giftCard: DrawKind = (pen, palette, { label = '$25' }) =>
  group(
    { transform: 'rotate(-7 200 202)' },
    group(
      { transform: 'translate(14 18) rotate(9 200 202)' },
      path(card, '#2a120c', { opacity: 0.2, filter: blur(pen, 7) }),
      path(card, '#fff6e4'),
      path(card, '#2a120c', { opacity: 0.05 }),
      stroke('M84 150H180M84 170H150', shade('#eddcc0', 0.1), 3),
    ),
    path(card, '#2a120c', { opacity: 0.3, filter: blur(pen, 6), transform: 'translate(6 10)' }),
    path(card, palette.body),
    within(pen, card, scene(pen, palette)),
    path(card, 'none', { stroke: tint(palette.body, 0.5), 'stroke-width': 1.6, opacity: 0.6 }),
    mark(96, 150, 0.8, '#fff8ea', palette.body),
    name(label, 116, 226, 50, '#fff8ea', 110),
    ribbon(pen, palette.accent),
  )

const ribbon = (pen: Pen, colour: string): string =>
  box(
    300,
    110,
    17,
    184,
    0,
    slanted(pen, [
      [0, tint(colour, 0.4)],
      [0.5, colour],
      [1, shade(colour, 0.3)],
    ]),
  ) +
  path('M308 262C280 236 262 246 268 262C274 276 296 270 308 262Z', shade(colour, 0.12)) +
  path('M308 262C336 236 354 246 348 262C342 276 320 270 308 262Z', shade(colour, 0.2)) +
  path('M308 262C286 246 276 250 278 259C282 268 298 266 308 262Z', tint(colour, 0.3)) +
  path('M308 262C330 246 340 250 338 259C334 268 318 266 308 262Z', tint(colour, 0.16)) +
  path('M306 264L288 300L298 298L304 306L312 266Z', shade(colour, 0.1)) +
  path('M310 264L328 298L318 297L312 304L306 266Z', shade(colour, 0.24)) +
  box(300, 254, 16, 15, 5, colour)
