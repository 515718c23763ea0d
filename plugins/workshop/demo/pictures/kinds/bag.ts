import { inks, shade, tint } from '../colour.ts'
import type { DrawKind, Palette } from '../kind.ts'
import { lit, standing, streak } from '../light.ts'
import { blur, box, downward, oval, path, type Pen, sideways, stroke, within } from '../pen.ts'
import { line, name } from './lettering.ts'
import { drawMotif, type Motif } from './motifs.ts'

const front = 'M115 96L285 96L297 336Q298 350 284 351Q200 357 116 351Q102 350 103 336Z'

/** Gusset, bottom fold and the soft swelling of what is inside. */
const folds = (pen: Pen, body: string): string =>
  within(
    pen,
    front,
    path('M270 96H300V360H282Z', shade(body, 0.42), { opacity: 0.34, filter: blur(pen, 5) }),
    path('M115 96H126L118 352H96Z', tint(body, 0.5), { opacity: 0.3, filter: blur(pen, 3) }),
    path('M103 334Q200 346 297 334V360H103Z', shade(body, 0.5), { opacity: 0.3, filter: blur(pen, 3) }),
    oval(178, 330, 70, 10, tint(body, 0.6), { opacity: 0.16, filter: blur(pen, 6) }),
    stroke('M104 340Q200 350 296 340', shade(body, 0.45), 1.2, { opacity: 0.5 }),
    path('M110 96H290V122Q200 128 110 122Z', shade(body, 0.6), { opacity: 0.34, filter: blur(pen, 5) }),
  )

/** The rolled top and the tin tie that holds it. */
const closure = (pen: Pen, body: string): string =>
  path('M119 68Q120 62 126 61Q200 55 274 61Q280 62 281 68L285 100Q200 106 115 100Z', lit(pen, tint(body, 0.06))) +
  stroke('M118 81Q200 75 282 81', shade(body, 0.5), 1.4, { opacity: 0.6 }) +
  stroke('M118 83Q200 77 282 83', tint(body, 0.5), 1, { opacity: 0.35 }) +
  box(
    106,
    91,
    188,
    11,
    2.5,
    downward(pen, [
      [0, '#7a4a35'],
      [0.25, '#4a2a1d'],
      [1, '#2b1710'],
    ]),
  ) +
  box(106, 91, 188, 2.2, 1, '#c99a78', { opacity: 0.35 }) +
  box(106, 91, 9, 11, 2, '#2b1710', { opacity: 0.5 })

const valve = (body: string): string =>
  oval(200, 138, 6.5, 6.5, shade(body, 0.34)) +
  oval(200, 138, 3.4, 3.4, shade(body, 0.55)) +
  oval(198, 136, 1.6, 1.6, tint(body, 0.6), { opacity: 0.8 })

/** The label with its motif; the name takes the first ink. */
const label = (pen: Pen, marks: Palette, motif: Motif, words: string, note: string): string =>
  box(131, 163, 140, 140, 4, '#2a120c', { opacity: 0.28, filter: blur(pen, 2.5) }) +
  box(
    130,
    160,
    140,
    140,
    4,
    sideways(pen, [
      [0, '#fff9ea'],
      [0.6, inks.paper],
      [1, '#f1dfbf'],
    ]),
  ) +
  within(pen, 'M134 160H266Q270 160 270 164V262H130V164Q130 160 134 160Z', drawMotif(pen, motif, marks, 130, 160)) +
  name(words, 200, 280, 19.5, marks.body) +
  line(note, 200, 291.5, shade(inks.cream, 0.72), 6.6)

/**
 * A bag of beans. `body` is the paper, `accent` and `detail` print the motif together with the paper's own colour
 * (a cream bag prints in `accent` and `detail` only).
 */
export const bag: DrawKind = (
  pen,
  { body, accent, detail },
  { label: words = 'Sunrise', note = 'WHOLE BEAN', motif = 'sun' },
) =>
  standing(pen, 200, 196) +
  path(front, lit(pen, body)) +
  folds(pen, body) +
  closure(pen, body) +
  valve(body) +
  label(pen, { body: detail, accent, detail: body }, motif, words, note) +
  streak(pen, 'M121 130L114 322', 5, 0.2)
