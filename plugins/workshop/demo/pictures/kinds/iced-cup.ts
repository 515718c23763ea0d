import { shade, tint } from '../colour.ts'
import type { DrawKind, Layer } from '../kind.ts'
import { standing, streak } from '../light.ts'
import { blur, box, downward, group, oval, path, type Pen, sideways, type Stop, stroke, within } from '../pen.ts'

const cup = 'M129 152H271L258 338Q257 351 245 351.5Q200 355 155 351.5Q143 351 142 338Z'
const drink = 'M131.5 172Q200 184 268.5 172L257 336Q256 348 244 348.500Q200 352 156 348.500Q144 348 143 336Z'
const dome = 'M132 146C134 108 160 86 200 86C240 86 266 108 268 146Z'

/** Layers to gradient stops with soft borders; shares are of the height. */
const layered = (layers: readonly Layer[], softness: number): readonly Stop[] => {
  const whole = layers.reduce((sum, [, share]) => sum + share, 0)
  let top = 0
  return layers.flatMap(([colour, share]): readonly Stop[] => {
    const from = top / whole
    top += share
    const till = top / whole
    return [
      [Math.min(from + softness, till), colour],
      [Math.max(till - softness, from), colour],
    ]
  })
}

const cubes: readonly (readonly [x: number, y: number, turn: number, size: number, strength: number])[] = [
  [160, 196, -14, 38, 0.5],
  [214, 188, 16, 40, 0.42],
  [238, 232, -24, 34, 0.3],
  [176, 244, 24, 36, 0.32],
  [216, 278, 8, 34, 0.22],
]

const ice = (pen: Pen): string => {
  const face = slantedIce(pen)
  return cubes
    .map(([x, y, turn, size, strength]) =>
      group(
        { transform: `translate(${x} ${y}) rotate(${turn})` },
        box(-size / 2, -size / 2, size, size, 7, face, { opacity: strength + 0.12 }),
        box(-size / 2 + 4, -size / 2 + 4, size - 8, size - 8, 5, '#ffffff', { opacity: strength * 0.35 }),
        stroke(`M${-size / 2 + 5} ${-size / 2 + 3}H${size / 2 - 8}`, '#ffffff', 2.4, { opacity: strength + 0.3 }),
        stroke(`M${-size / 2 + 3} ${-size / 2 + 6}V${size / 2 - 12}`, '#ffffff', 2, { opacity: strength + 0.15 }),
      ),
    )
    .join('')
}

const slantedIce = (pen: Pen): string =>
  pen.define(
    'linearGradient',
    { x1: 0, y1: 0, x2: 1, y2: 1 },
    '<stop offset="0" stop-color="#ffffff"/><stop offset="1" stop-color="#ffffff" stop-opacity="0.45"/>',
  )

/** Drops that the cold draws on the outside. */
const dew = (pen: Pen): string =>
  Array.from({ length: 16 }, () => {
    const y = pen.random.between(196, 336)
    const x = pen.random.between(148, 254)
    const r = pen.random.between(1.1, 2.6)
    return oval(x, y, r, r * 1.25, '#ffffff', { opacity: pen.random.between(0.25, 0.5) })
  }).join('')

const lid = (pen: Pen): string =>
  path(
    dome,
    sideways(pen, [
      [0, '#ffffff', 0.6],
      [0.2, '#ffffff', 0.72],
      [0.5, '#ffffff', 0.4],
      [1, '#ffffff', 0.55],
    ]),
  ) +
  path(
    'M132 146C134 108 160 86 200 86C240 86 266 108 268 146Z',
    downward(pen, [
      [0, '#ffffff', 0.35],
      [1, '#ffffff', 0],
    ]),
  ) +
  streak(pen, 'M150 132C154 114 166 102 182 97', 6, 0.9) +
  box(
    121,
    143,
    158,
    13,
    6,
    sideways(pen, [
      [0, '#e8ded0'],
      [0.16, '#ffffff'],
      [0.6, '#f7f0e6'],
      [1, '#d8c9b6'],
    ]),
  ) +
  box(123, 154, 154, 3, 1.5, '#2a120c', { opacity: 0.14 })

const straw = (pen: Pen, colour: string): string =>
  path(
    'M222 22L233 25L203 214L192 212Z',
    sideways(pen, [
      [0, shade(colour, 0.2)],
      [0.4, tint(colour, 0.3)],
      [1, shade(colour, 0.3)],
    ]),
  ) + oval(227.5, 23.5, 5.6, 2.2, shade(colour, 0.5), { transform: 'rotate(14 227.5 23.5)' })

/**
 * A cold drink in a clear cup. `body` is the drink when no layers are given, `accent` the straw.
 * Layers run from the top down.
 */
export const icedCup: DrawKind = (pen, { body, accent }, { layers, topping }) => {
  const colours = layers ?? [[body, 1] as const]
  return (
    standing(pen, 200, 120) +
    path(cup, '#ffffff', { opacity: 0.4 }) +
    path(drink, downward(pen, layered(colours, 0.16))) +
    within(
      pen,
      drink,
      straw(pen, mixIn(accent, colours[0]?.[0] ?? body)),
      ice(pen),
      path('M236 160H290V360H226Z', '#2a120c', { opacity: 0.2, filter: blur(pen, 10) }),
      path('M120 330H280V360H120Z', '#2a120c', { opacity: 0.16, filter: blur(pen, 7) }),
    ) +
    oval(200, 173.5, 68, 7.5, tint(colours[0]?.[0] ?? body, 0.34)) +
    oval(200, 172.5, 60, 5.2, tint(colours[0]?.[0] ?? body, 0.2)) +
    (topping === 'cream' ? cream(pen) : '') +
    within(pen, 'M0 0H400V173H0Z', straw(pen, accent)) +
    dew(pen) +
    streak(pen, 'M143 182L153 330', 7, 0.62) +
    streak(pen, 'M156 186L162 262', 2.5, 0.5) +
    streak(pen, 'M257 190L249 326', 3, 0.34) +
    lid(pen) +
    within(pen, 'M0 0H400V98H0Z', straw(pen, accent))
  )
}

const mixIn = (straw: string, liquid: string): string => shade(tint(straw, 0.02), liquid === straw ? 0.1 : 0.3)

/** A cloud of cream under the dome. */
const cream = (pen: Pen): string =>
  path(
    'M146 170C140 150 156 140 166 140C168 122 194 112 208 124C226 116 246 128 242 142C256 144 262 158 254 170Q200 182 146 170Z',
    downward(pen, [
      [0, '#fffdf6'],
      [1, '#ecd9bd'],
    ]),
  ) + stroke('M160 158Q182 168 204 154T246 156', '#dcc3a0', 2.4, { opacity: 0.6 })
