import { shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { lit, pale, standing, steam } from '../light.ts'
import { blur, group, oval, path, type Pen, stroke, within } from '../pen.ts'

const wall = 'M122 138L270 138L266 330Q265 350 244 351.5Q196 355 148 351.5Q127 350 126 330Z'

const specks = (pen: Pen, colour: string): string =>
  Array.from({ length: 52 }, () => {
    const r = pen.random.between(0.9, 3.1)
    return oval(pen.random.between(126, 266), pen.random.between(160, 344), r, r * 0.92, colour, {
      opacity: pen.random.between(0.45, 0.85),
    })
  }).join('')

const handle = (pen: Pen, colour: string, white: boolean): string => {
  const d = 'M262 182C300 172 330 190 330 232C330 276 300 296 262 288'
  return (
    stroke(d, shade(colour, white ? 0.22 : 0.4), 20) +
    stroke(d, colour, 16.5) +
    stroke('M266 178C300 170 324 190 325 228', tint(colour, 0.6), 4, { opacity: 0.8, filter: blur(pen, 1.2) })
  )
}

/** An enamel mug. `body` is the enamel, `accent` rim and specks, `detail` what is in it. */
export const mug: DrawKind = (pen, { body, accent, detail }, { steam: hot = true, topping }) => {
  const white = body.startsWith('#f')
  return (
    (hot ? steam(pen, 200, 118) : '') +
    standing(pen, 204, 148) +
    handle(pen, body, white) +
    path(wall, white ? pale(pen, body) : lit(pen, body)) +
    within(
      pen,
      wall,
      topping === 'specks' ? specks(pen, accent) : '',
      path('M120 336Q196 348 272 336V360H120Z', '#2a120c', { opacity: 0.16, filter: blur(pen, 5) }),
      topping === 'band' ? path('M118 222Q196 236 274 222V262Q196 276 118 262Z', lit(pen, accent)) : '',
    ) +
    oval(196, 138, 74, 16, accent) +
    oval(196, 137.4, 70.5, 14, white ? '#e7dcca' : shade(body, 0.35)) +
    group(
      { 'clip-path': pen.define('clipPath', {}, oval(196, 137.4, 70.5, 14, '#000')) },
      oval(197, 144, 68, 12.5, shade(detail, 0.3)),
      oval(197, 144.6, 66, 11.6, detail),
      oval(180, 141, 34, 4, tint(detail, 0.42), { opacity: 0.7, filter: blur(pen, 1.6) }),
      topping === 'cream' ? whipped() : '',
    ) +
    stroke('M124 142Q140 153 172 154', tint(accent, 0.7), 1.4, { opacity: 0.7 })
  )
}

/** Marshmallow pieces on hot chocolate. */
const whipped = (): string =>
  [
    [172, 143, 11],
    [194, 147, 13],
    [218, 143, 11],
    [206, 139, 9],
  ]
    .map(([x = 0, y = 0, r = 0]) => oval(x, y + 1.5, r, r * 0.45, '#dcbfa8') + oval(x, y, r, r * 0.42, '#fff6ec'))
    .join('')
