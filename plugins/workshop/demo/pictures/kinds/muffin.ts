import { shade, tint } from '../colour.ts'
import type { DrawKind } from '../kind.ts'
import { lit, standing } from '../light.ts'
import { blur, downward, group, outward, oval, path, type Pen, stroke, within } from '../pen.ts'

const paper = 'M124 222L276 222L256 340Q254 351 242 351.5Q200 354 158 351.5Q146 351 144 340Z'
const crown =
  'M104 222C92 206 96 184 114 176C112 152 134 134 156 138C166 118 186 108 206 112C226 106 246 118 252 136C274 134 292 152 288 174C306 184 308 206 296 222C286 236 270 236 260 230C246 242 228 240 216 232C206 242 186 242 176 232C164 242 146 240 138 230C126 238 112 234 104 222Z'

const pleats = (colour: string): string =>
  Array.from({ length: 13 }, (_, at) => {
    const x = 130 + at * 11.7
    const foot = 200 + (x - 200) * 0.77
    return (
      stroke(`M${x} 224L${foot} 350`, shade(colour, 0.34), 2.2, { opacity: 0.5 }) +
      stroke(`M${x + 3} 224L${foot + 2.4} 350`, '#ffffff', 1.6, { opacity: 0.55 })
    )
  }).join('')

const berry = (pen: Pen, x: number, y: number, r: number, colour: string): string =>
  oval(x, y + 2.5, r + 1.5, r, '#2a120c', { opacity: 0.36, filter: blur(pen, 1.8) }) +
  oval(
    x,
    y,
    r,
    r * 0.96,
    outward(pen, [
      [0, tint(colour, 0.5)],
      [0.5, colour],
      [1, shade(colour, 0.5)],
    ]),
  ) +
  stroke(`M${x - 2.6} ${y - 1.6}L${x} ${y - 4}L${x + 2.6} ${y - 1.6}`, shade(colour, 0.5), 1.3, { opacity: 0.7 })

const berries: readonly (readonly [number, number, number])[] = [
  [150, 168, 10],
  [198, 142, 11],
  [238, 164, 10],
  [176, 200, 9.5],
  [222, 206, 10.5],
  [268, 196, 9],
  [124, 204, 8.5],
]

const crumbs = (pen: Pen, crust: string): string =>
  Array.from({ length: 60 }, () => {
    const [turn, far] = [pen.random.between(0, 6.28), Math.sqrt(pen.random.next())]
    return oval(
      200 + Math.cos(turn) * far * 98,
      180 + Math.sin(turn) * far * 56,
      pen.random.between(1.4, 4),
      pen.random.between(1, 2.6),
      pen.random.chance(0.5) ? tint(crust, 0.4) : shade(crust, 0.36),
      { opacity: 0.5 },
    )
  }).join('')

/** A muffin in its paper. `body` is the crust, `accent` the berries or seeds on it, `detail` the paper. */
export const muffin: DrawKind = (pen, { body, accent, detail }, { topping = 'berries' }) =>
  standing(pen, 200, 124) +
  path(paper, lit(pen, detail, { edge: 0.12, light: 0.6, far: 0.24 })) +
  within(
    pen,
    paper,
    pleats(detail),
    path('M110 210H290V246Q200 262 110 246Z', '#2a120c', { opacity: 0.3, filter: blur(pen, 6) }),
  ) +
  path(
    crown,
    outward(
      pen,
      [
        [0, tint(body, 0.44)],
        [0.4, body],
        [0.8, shade(body, 0.26)],
        [1, shade(body, 0.5)],
      ],
      0.36,
      0.22,
      0.82,
    ),
  ) +
  within(
    pen,
    crown,
    crumbs(pen, body),
    path(
      'M96 210Q200 250 304 210V250H96Z',
      downward(pen, [
        [0, '#2a120c', 0],
        [1, '#2a120c', 0.36],
      ]),
    ),
    oval(164, 146, 46, 20, '#fff3d6', { opacity: 0.34, filter: blur(pen, 9) }),
  ) +
  (topping === 'berries' ? berries.map(([x, y, r]) => berry(pen, x, y, r, accent)).join('') : seedsOn(pen, accent))

/** Seeds in place of berries. */
const seedsOn = (pen: Pen, colour: string): string =>
  Array.from({ length: 26 }, (_, at) => {
    const turn = at * 2.39996
    const far = Math.sqrt((at + 0.5) / 26)
    return group(
      {
        transform: `translate(${200 + Math.cos(turn) * far * 84} ${174 + Math.sin(turn) * far * 44}) rotate(${pen.random.between(-70, 70)})`,
      },
      oval(1, 2, 7.5, 4, '#2a120c', { opacity: 0.26 }),
      path(
        'M-8 0C-4 -5.4 5 -4.4 8.5 0C5 4.4 -4 5.4 -8 0Z',
        outward(pen, [
          [0, tint(colour, 0.5)],
          [1, colour],
        ]),
      ),
    )
  }).join('')
