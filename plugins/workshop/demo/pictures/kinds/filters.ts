import { shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { lit, standing } from '../light.ts'
import { blur, group, path, type Pen, sideways, stroke } from '../pen.ts'
import { line, name } from './lettering.ts'

const sheet = 'M-74 -62Q0 -84 74 -62L16 92Q0 102 -16 92Z'

const paper = (pen: Pen, colour: string, x: number, y: number, turn: number): string =>
  group(
    { transform: `translate(${x} ${y}) rotate(${turn})` },
    path(sheet, '#2a120c', { opacity: 0.16, filter: blur(pen, 2.4), transform: 'translate(3 3)' }),
    path(
      sheet,
      sideways(pen, [
        [0, tint(colour, 0.5)],
        [0.5, colour],
        [1, shade(colour, 0.18)],
      ]),
    ),
    path('M74 -62L16 92L22 88L78 -58Z', shade(colour, 0.24), { opacity: 0.6 }),
    stroke('M58 -60L6 92', shade(colour, 0.28), 1.2, { opacity: 0.5, 'stroke-dasharray': '3 2.5' }),
    stroke('M-72 -60Q0 -82 72 -60', '#ffffff', 1.6, { opacity: 0.7 }),
  )

/** Filter papers in an open box. `body` is the box, `accent` its print, `detail` the paper. */
export const filters: DrawKind = (pen, { body, accent, detail }, { label = '100' }) =>
  standing(pen, 200, 196) +
  path('M112 210L128 190H288L296 210Z', shade(body, 0.5)) +
  [
    [176, 150, -9],
    [188, 146, -5],
    [200, 144, 0],
    [212, 146, 4],
    [224, 150, 9],
  ]
    .map(([x = 0, y = 0, turn = 0]) => paper(pen, detail, x, y, turn))
    .join('') +
  path(
    'M104 210H300V338Q300 350 288 350H116Q104 350 104 338Z',
    lit(pen, body, { edge: 0.12, light: 0.24, far: 0.26 }),
  ) +
  path('M104 210H300V224Q200 236 104 224Z', '#2a120c', { opacity: 0.14, filter: blur(pen, 3) }) +
  path('M152 210A50 34 0 0 0 252 210Z', shade(body, 0.46)) +
  group({ opacity: 0.96 }, path('M156 210A46 29 0 0 0 248 210Z', shade(detail, 0.14))) +
  name(label, 202, 304, 42, accent, 120) +
  line('CONE PAPERS', 203, 326, accent, 10)
