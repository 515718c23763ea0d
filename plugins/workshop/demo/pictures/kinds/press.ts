import { inks, shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { standing, streak } from '../light.ts'
import { blur, box, downward, outward, oval, path, type Pen, sideways, stroke, within } from '../pen.ts'

const jar = 'M136 132H250V340H136Z'

const metal = (pen: Pen): string =>
  sideways(pen, [
    [0, '#8d8680'],
    [0.14, '#f4efe8'],
    [0.3, '#bdb6ae'],
    [0.62, '#a9a29a'],
    [0.82, '#d6cfc7'],
    [1, '#7d766f'],
  ])

const held = (pen: Pen, drink: string): string =>
  path(
    'M140 176H246V336H140Z',
    downward(pen, [
      [0, tint(drink, 0.16)],
      [0.3, drink],
      [1, shade(drink, 0.42)],
    ]),
  ) +
  path('M140 176Q193 184 246 176V192Q193 200 140 192Z', '#d6a76c') +
  path('M140 190Q193 198 246 190V204Q193 212 140 204Z', '#8a5229', { opacity: 0.7, filter: blur(pen, 3) }) +
  path('M216 130H260V346H212Z', '#2a120c', { opacity: 0.3, filter: blur(pen, 9) })

const plunger = (pen: Pen): string =>
  box(190.5, 70, 6, 150, 2, metal(pen)) +
  box(142, 216, 102, 9, 3, metal(pen)) +
  box(144, 225, 98, 4, 2, '#2a120c', { opacity: 0.3 })

const lid = (pen: Pen, knob: string): string =>
  box(190.5, 66, 6, 30, 2, metal(pen)) +
  path('M146 116C148 98 166 90 193 90C220 90 238 98 240 116Z', metal(pen)) +
  box(130, 112, 126, 16, 5, metal(pen)) +
  box(132, 125, 122, 3, 1.5, '#2a120c', { opacity: 0.25 }) +
  oval(
    193.5,
    64,
    14.5,
    14,
    outward(pen, [
      [0, tint(knob, 0.55)],
      [0.45, knob],
      [1, shade(knob, 0.6)],
    ]),
  )

const handle = (pen: Pen, colour: string): string => {
  const d = 'M252 168H288Q314 170 314 196V278Q314 304 288 306H252'
  return (
    stroke(d, shade(colour, 0.5), 20) +
    stroke(d, colour, 15.5) +
    stroke('M258 165H288Q308 168 309 192V250', tint(colour, 0.4), 4, { opacity: 0.5, filter: blur(pen, 1.2) })
  )
}

/** A press pot. `body` colours handle and knob, `accent` is the coffee in it. */
export const press: DrawKind = (pen, { body, accent }) =>
  standing(pen, 196, 132) +
  handle(pen, body) +
  path(
    jar,
    sideways(pen, [
      [0, '#ffffff', 0.66],
      [0.3, '#ffffff', 0.5],
      [1, '#ffffff', 0.62],
    ]),
  ) +
  within(pen, jar, box(190.5, 120, 6, 60, 0, '#a9a29a'), held(pen, accent), plunger(pen)) +
  streak(pen, 'M151 142V328', 9, 0.66) +
  streak(pen, 'M165 150V240', 3, 0.4) +
  streak(pen, 'M238 146V326', 3, 0.34) +
  box(131, 150, 124, 9, 3, metal(pen)) +
  box(131, 264, 124, 10, 3, metal(pen)) +
  box(128, 334, 130, 17, 5, metal(pen)) +
  box(130, 346, 126, 4, 2, shade(inks.steel, 0.5), { opacity: 0.5 }) +
  lid(pen, body)
