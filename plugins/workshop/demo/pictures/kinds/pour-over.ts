import { inks, shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { pale, standing, steam, streak } from '../light.ts'
import { blur, box, downward, group, oval, path, type Pen, sideways, stroke, within } from '../pen.ts'

const cone = 'M106 92Q200 112 294 92L238 196Q236 200 230 200.500Q200 204 170 200.500Q164 200 162 196Z'
const flask =
  'M152 222H248L240 246C262 256 296 282 297 316Q297 350 268 351.500Q200 354 132 351.500Q103 350 103 316C104 282 138 256 160 246Z'
const pool = 'M106 300Q200 312 294 300L297 318Q296 347 267 348.500Q200 351 133 348.500Q104 347 103 318Z'

const dripper = (pen: Pen, colour: string, drink: string): string => {
  const grip = 'M262 122C300 110 330 118 330 142C330 164 306 178 250 172'
  return (
    stroke(grip, shade(colour, 0.2), 16) +
    stroke(grip, colour, 12.5) +
    path(cone, pale(pen, colour)) +
    within(
      pen,
      cone,
      ...ribs(colour),
      path('M226 80H310V210H214Z', '#2a120c', { opacity: 0.12, filter: blur(pen, 8) }),
    ) +
    oval(200, 92, 95, 20, pale(pen, colour)) +
    oval(200, 92.5, 87, 16, shade(colour, 0.16)) +
    group(
      { 'clip-path': pen.define('clipPath', {}, oval(200, 92.5, 87, 16, '#000')) },
      path('M112 82Q200 70 288 82V96H112Z', '#f3e3c6'),
      oval(200, 98, 77, 12, shade(drink, 0.22)),
      oval(200, 98.8, 74, 11, drink),
      oval(188, 96, 28, 4.4, inks.crema, { opacity: 0.85, filter: blur(pen, 1) }),
    ) +
    stroke('M108 96Q140 110 190 112', '#ffffff', 2, { opacity: 0.8 })
  )
}

/** The ribs of the cone, leaning as they go round. */
const ribs = (colour: string): readonly string[] =>
  [-78, -58, -38, -19, 0, 19, 38, 58, 78].flatMap((x) => [
    stroke(`M${200 + x} 110Q${200 + x * 0.74} 150 ${200 + x * 0.42} 198`, shade(colour, 0.34), 2, { opacity: 0.6 }),
    stroke(`M${197.5 + x} 110Q${197.8 + x * 0.74} 150 ${198.3 + x * 0.42} 198`, '#ffffff', 1.4, { opacity: 0.7 }),
  ])

const server = (pen: Pen, drink: string): string => {
  const grip = 'M288 276C318 268 338 282 338 304C338 328 318 338 292 334'
  return (
    stroke(grip, '#ffffff', 12, { opacity: 0.62 }) +
    stroke(grip, '#ffffff', 5, { opacity: 0.6 }) +
    path(
      flask,
      sideways(pen, [
        [0, '#ffffff', 0.6],
        [0.2, '#ffffff', 0.38],
        [0.7, '#ffffff', 0.28],
        [1, '#ffffff', 0.55],
      ]),
    ) +
    path(
      pool,
      downward(pen, [
        [0, tint(drink, 0.14)],
        [0.4, drink],
        [1, shade(drink, 0.5)],
      ]),
    ) +
    within(pen, pool, path('M240 290H310V360H232Z', '#2a120c', { opacity: 0.32, filter: blur(pen, 9) })) +
    oval(200, 301, 94, 8.5, tint(drink, 0.3)) +
    oval(200, 302, 86, 6.2, tint(drink, 0.18)) +
    stroke('M200 236V297', shade(drink, 0.15), 3.6) +
    oval(200, 301, 11, 2.2, tint(drink, 0.5), { opacity: 0.7 }) +
    streak(pen, 'M126 284C116 296 112 312 115 334', 8, 0.75) +
    streak(pen, 'M170 254C158 260 146 268 138 276', 3.5, 0.6) +
    stroke('M152 224L160 246C138 256 104 282 103 316', '#ffffff', 2, { opacity: 0.55 }) +
    stroke('M248 224L240 246C262 256 296 282 297 316', '#ffffff', 2, { opacity: 0.5 })
  )
}

const collar = (pen: Pen): string =>
  box(
    142,
    207,
    116,
    16,
    4,
    downward(pen, [
      [0, '#d9a66b'],
      [0.45, inks.wood],
      [1, '#8c5a2b'],
    ]),
  ) +
  stroke('M150 212H246', '#8c5a2b', 1.2, { opacity: 0.5 }) +
  stroke('M162 217H252', '#e7be8a', 1, { opacity: 0.5 }) +
  box(166, 199, 68, 9, 3, shade(inks.enamel, 0.14))

/** A ribbed cone on its server. `body` is the cone, `accent` the coffee. */
export const pourOver: DrawKind = (pen, { body, accent }, { steam: hot = true }) =>
  (hot ? steam(pen, 202, 74) : '') +
  standing(pen, 200, 194) +
  server(pen, accent) +
  collar(pen) +
  dripper(pen, body, shade(accent, 0.2))
