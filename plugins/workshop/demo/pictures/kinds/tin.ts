import { inks, shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { lit, standing, streak } from '../light.ts'
import { box, blur, downward, oval, path, within } from '../pen.ts'
import { line, name } from './lettering.ts'
import { drawMotif } from './motifs.ts'

const body = 'M122 128H278V336Q278 350 262 351.5Q200 357 138 351.5Q122 350 122 336Z'

/** A tea tin. `body` is the tin, `accent` and `detail` print its label. */
export const tin: DrawKind = (
  pen,
  { body: metal, accent, detail },
  { label = 'Breakfast', note = 'LOOSE LEAF', motif = 'leaf' },
) =>
  standing(pen, 200, 158) +
  path(body, lit(pen, metal, { light: 0.36, far: 0.4 })) +
  within(
    pen,
    body,
    path(
      'M118 326H282V360H118Z',
      downward(pen, [
        [0, '#2a120c', 0],
        [1, '#2a120c', 0.34],
      ]),
    ),
    path('M118 128H282V140Q200 150 118 140Z', '#2a120c', { opacity: 0.34, filter: blur(pen, 3) }),
  ) +
  box(130, 166, 140, 148, 3, inks.paper) +
  drawMotif(pen, motif, { body: detail, accent, detail: metal }, 130, 170) +
  name(label, 200, 292, 19, detail) +
  line(note, 200, 305, shade(inks.cream, 0.7), 6.6) +
  within(
    pen,
    body,
    path('M118 160H136V320H118Z', shade(metal, 0.3), { opacity: 0.4, filter: blur(pen, 4) }),
    path('M258 160H282V320H254Z', shade(metal, 0.6), { opacity: 0.34, filter: blur(pen, 6) }),
  ) +
  path(
    'M118 92Q118 82 130 81Q200 75 270 81Q282 82 282 92V132Q200 141 118 132Z',
    lit(pen, tint(metal, 0.06), { light: 0.42, far: 0.4 }),
  ) +
  path('M118 126Q200 135 282 126V132Q200 141 118 132Z', shade(metal, 0.5), { opacity: 0.6 }) +
  oval(200, 84, 74, 5.5, tint(metal, 0.3), { opacity: 0.7 }) +
  streak(pen, 'M142 94V122', 8, 0.5) +
  streak(pen, 'M128 150V330', 4, 0.3)
