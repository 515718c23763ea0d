import { shade, tint } from '../colour.ts'
import { lit, standing } from '../light.ts'
import { blur, box, group, oval, path, type Pen, stroke, within } from '../pen.ts'
import { type DrawFashion, floorLine as y } from './fashion.ts'

const leaf = (x: number, at: number, turn: number, colour: string, size = 1): string =>
  group(
    { transform: `translate(${x} ${at}) rotate(${turn}) scale(${size})` },
    path('M0 0C9 -7 13 -22 3 -36C-8 -26 -10 -9 0 0Z', colour),
    stroke('M0.5 -2C1.5 -14 2 -22 3 -34', shade(colour, 0.3), 0.9, { opacity: 0.7 }),
  )

/** An olive branch that leans to the right, its foot at (0, 0). */
const branch = (green: string): string =>
  stroke('M0 0C4 -50 -2 -100 14 -170', '#5b5148', 3) +
  [
    [1, -34, -52, 0.94],
    [3, -50, 58, 1],
    [1, -74, -60, 1],
    [2, -92, 52, 1.04],
    [3, -114, -48, 0.96],
    [7, -132, 60, 0.9],
    [10, -150, -34, 0.84],
    [14, -168, 16, 0.86],
  ]
    .map(([x = 0, at = 0, turn = 0, size = 1], index) =>
      leaf(x, at, turn, index % 2 === 0 ? green : shade(green, 0.16), size),
    )
    .join('')

const vases: Readonly<Record<string, string>> = {
  bottle: `M182 ${y - 176}H218C216 ${y - 150} 220 ${y - 136} 236 ${y - 112}C262 ${y - 74} 256 ${y - 18} 238 ${y}H162C144 ${y - 18} 138 ${y - 74} 164 ${y - 112}C180 ${y - 136} 184 ${y - 150} 182 ${y - 176}Z`,
  round: `M176 ${y - 150}H224C222 ${y - 136} 232 ${y - 128} 252 ${y - 110}C282 ${y - 78} 272 ${y - 20} 240 ${y}H160C128 ${y - 20} 118 ${y - 78} 148 ${y - 110}C168 ${y - 128} 178 ${y - 136} 176 ${y - 150}Z`,
  tall: `M168 ${y - 226}H232C228 ${y - 190} 244 ${y - 140} 240 ${y - 80}C238 ${y - 40} 232 ${y - 16} 228 ${y}H172C168 ${y - 16} 162 ${y - 40} 160 ${y - 80}C156 ${y - 140} 172 ${y - 190} 168 ${y - 226}Z`,
}

/** A stoneware vase; `accent` its glaze line, `detail` the leaves of the branch in it (`print` leaf). */
export const vase: DrawFashion = (pen, { body, accent, detail }, { shape = 'bottle', print }) => {
  const whole = vases[shape] ?? vases['bottle'] ?? ''
  const mouth = shape === 'tall' ? y - 226 : shape === 'round' ? y - 150 : y - 176
  const wide = shape === 'tall' ? 32 : shape === 'round' ? 24 : 18
  return (
    standing(pen, 202, 120, y) +
    oval(200, mouth, wide, wide * 0.18, shade(body, 0.5)) +
    (print === 'leaf' ? group({ transform: `translate(198 ${mouth + 4}) scale(1.02)` }, branch(detail)) : '') +
    path(whole, lit(pen, body, { edge: 0.14, light: 0.3, far: 0.34 })) +
    within(
      pen,
      whole,
      stroke(`M120 ${y - 92}Q200 ${y - 80} 280 ${y - 92}`, accent, 2.4, { opacity: 0.8 }),
      stroke(`M120 ${y - 84}Q200 ${y - 72} 280 ${y - 84}`, accent, 1.2, { opacity: 0.7 }),
      path(`M110 ${y - 70}H290V${y + 4}H110Z`, shade(body, 0.2), { opacity: 0.3, filter: blur(pen, 8) }),
      Array.from({ length: 40 }, () =>
        oval(
          pen.random.between(140, 262),
          pen.random.between(y - 170, y),
          pen.random.between(0.5, 1.2),
          pen.random.between(0.5, 1.1),
          shade(body, 0.5),
          { opacity: 0.3 },
        ),
      ).join(''),
    ) +
    oval(200, mouth, wide, wide * 0.18, 'none', { stroke: tint(body, 0.4), 'stroke-width': 2 })
  )
}

/** A wide bowl with a glaze line; `shape` tea sets two small cups beside each other. */
export const bowl: DrawFashion = (pen, { body, accent, detail }, { shape }) =>
  shape === 'tea'
    ? cupAt(pen, body, accent, detail, 138, 1) + cupAt(pen, body, accent, detail, 262, 0.92)
    : wide(pen, body, accent, detail)

const wide = (pen: Pen, body: string, accent: string, detail: string): string => {
  const whole = `M84 ${y - 118}C92 ${y - 40} 148 ${y - 12} 164 ${y - 10}V${y}H236V${y - 10}C252 ${y - 12} 308 ${y - 40} 316 ${y - 118}Z`
  return (
    standing(pen, 202, 150, y) +
    path(whole, lit(pen, body, { edge: 0.14, light: 0.3, far: 0.34 })) +
    within(
      pen,
      whole,
      stroke(`M80 ${y - 92}Q200 ${y - 66} 320 ${y - 92}`, accent, 3.4),
      stroke(`M80 ${y - 80}Q200 ${y - 54} 320 ${y - 80}`, accent, 6, { 'stroke-dasharray': '0.1 12' }),
    ) +
    oval(200, y - 118, 116, 19, tint(body, 0.3)) +
    oval(200, y - 115, 108, 15, shade(body, 0.24)) +
    [
      [150, -124, 20],
      [182, -132, 22],
      [216, -128, 21],
      [246, -122, 19],
      [198, -146, 18],
    ]
      .map(
        ([x = 0, dy = 0, r = 0]) =>
          oval(x, y + dy, r * 1.2, r, shade(detail, 0.3)) +
          oval(x - 2, y + dy - 2, r * 1.04, r * 0.84, detail) +
          oval(x - r * 0.4, y + dy - r * 0.4, r * 0.34, r * 0.2, '#fff8ea', { opacity: 0.5 }),
      )
      .join('')
  )
}

const cupAt = (pen: Pen, body: string, accent: string, detail: string, x: number, size: number): string =>
  group(
    { transform: `translate(${x - 200 * size} ${y - y * size}) scale(${size})` },
    standing(pen, 202, 92, y),
    path(
      `M148 ${y - 106}H252C250 ${y - 60} 240 ${y - 20} 232 ${y}H168C160 ${y - 20} 150 ${y - 60} 148 ${y - 106}Z`,
      lit(pen, body, { edge: 0.12, light: 0.34, far: 0.28 }),
    ),
    stroke(`M151 ${y - 80}Q200 ${y - 68} 249 ${y - 80}`, accent, 4),
    stroke(`M154 ${y - 66}Q200 ${y - 54} 246 ${y - 66}`, accent, 1.8),
    oval(200, y - 106, 52, 11, tint(body, 0.4)),
    oval(200, y - 104, 46, 8.4, shade(detail, 0.1)),
    oval(190, y - 105, 18, 3, tint(detail, 0.5), { opacity: 0.6 }),
  )

/** A gift box tied with a band of cloth. `body` box, `accent` band, `detail` knot. */
export const giftBox: DrawFashion = (pen, { body, accent, detail }) =>
  standing(pen, 204, 220, y) +
  box(94, y - 142, 212, 142, 2, lit(pen, body, { edge: 0.08, light: 0.2, far: 0.24 })) +
  box(86, y - 176, 228, 42, 2, lit(pen, tint(body, 0.12), { edge: 0.08, light: 0.2, far: 0.2 })) +
  stroke(`M90 ${y - 132}H310`, '#1f1216', 7, { opacity: 0.24, filter: blur(pen, 3) }) +
  path(`M178 ${y - 176}H218V${y}H178Z`, lit(pen, accent)) +
  path(
    `M198 ${y - 178}C150 ${y - 232} 124 ${y - 214} 130 ${y - 190}C136 ${y - 172} 178 ${y - 172} 198 ${y - 178}Z`,
    shade(accent, 0.08),
  ) +
  path(
    `M198 ${y - 178}C246 ${y - 232} 276 ${y - 214} 268 ${y - 190}C262 ${y - 172} 220 ${y - 172} 198 ${y - 178}Z`,
    shade(accent, 0.22),
  ) +
  path(
    `M198 ${y - 178}C166 ${y - 208} 146 ${y - 204} 148 ${y - 192}C152 ${y - 182} 180 ${y - 178} 198 ${y - 178}Z`,
    tint(accent, 0.2),
  ) +
  box(184, y - 190, 28, 24, 8, detail)
