import { shade, tint } from '../colour.ts'
import type { Palette } from '../kind.ts'
import { downward, group, path, type Pen, stroke, within } from '../pen.ts'
import { clothLight, crease, folds, piece, wallShadow } from './cloth.ts'
import type { DrawFashion, Style } from './fashion.ts'
import { rail } from './hangers.ts'
import { printed } from './prints.ts'

const fringe = (pen: Pen, colour: string, from: number, to: number, y: (x: number) => number, long: number): string => {
  const count = Math.floor((to - from) / 5.4)
  return Array.from({ length: count }, (_, at) => {
    const x = from + 2 + at * 5.4
    const sway = pen.random.between(-1.6, 1.6)
    return stroke(
      `M${x} ${y(x) - 2}q${sway} ${long / 2} ${sway * 1.4} ${long}`,
      at % 3 === 0 ? shade(colour, 0.2) : colour,
      1.7,
    )
  }).join('')
}

const ends = (pen: Pen, { accent }: Palette, { hem, print }: Style, wave: (dy: number) => string): string => {
  const on = [] as string[]
  if (hem === 'lines')
    for (const [dy, width] of [
      [-54, 7],
      [-40, 3],
      [-30, 7],
    ] as const)
      on.push(stroke(wave(dy), accent, width, { opacity: 0.9, 'stroke-linecap': 'butt' }))
  if (hem === 'border')
    on.push(
      stroke(wave(-34), accent, 30, { opacity: 0.26, 'stroke-linecap': 'butt' }),
      stroke(wave(-34), accent, 6, { 'stroke-dasharray': '0.1 11' }),
    )
  return printed(print, { x0: 84, y0: 106, x1: 330, y1: 400 }, accent) + on.join('')
}

/** Light cloth over a rail. `shape` long hangs lower (a shawl or throw). Hem `fringe` and the others have fringes. */
export const scarf: DrawFashion = (pen, palette, style) => {
  const { body } = palette
  const long = style.shape === 'long' ? 46 : 0
  const foot = 376 + long
  const rise = (dy: number) =>
    `C116 ${foot + 8 + dy} 130 ${foot - 9 + dy} 152 ${foot + 1 + dy}C174 ${foot + 11 + dy} 192 ${foot - 6 + dy} 214 ${foot + 3 + dy}C236 ${foot + 11 + dy} 258 ${foot - 7 + dy} 284 ${foot + dy}`
  const wave = (dy: number) => `M92 ${foot - 6 + dy}${rise(dy)}L292 ${foot + dy}`
  const near = `M122 106C120 190 112 300 98 ${foot - 6}${rise(0)}C278 300 266 190 264 106Z`
  const far = `M256 104C262 170 284 240 298 ${foot - 92}C288 ${foot - 84} 280 ${foot - 98} 268 ${foot - 88}L240 ${foot - 96}L240 104Z`
  const edgeY = (x: number) => foot - 2 + Math.sin((x - 98) / 20) * 3.4
  const fringed = style.hem !== 'border' && style.shape !== 'plain'
  return (
    wallShadow(pen, near, 13, 10) +
    wallShadow(pen, far, 13, 10) +
    path(far, shade(body, 0.34)) +
    within(pen, far, crease(pen, `M262 130L286 ${foot - 90}`, 9, 0.4)) +
    (fringed ? fringe(pen, body, 102, 280, edgeY, 17) : '') +
    rail(pen, 46, 354, 97) +
    piece(
      pen,
      near,
      body,
      ends(pen, palette, style, wave),
      folds(pen, body, { top: 116, foot, from: 66, to: 86, middle: 190, count: 10 }),
      path(
        'M110 96H276V124H110Z',
        downward(pen, [
          [0, tint(body, 0.42), 0.9],
          [0.5, tint(body, 0.3), 0.5],
          [1, tint(body, 0.2), 0],
        ]),
      ),
    ) +
    path('M121 106C121 97 126 95 134 95H254C262 95 265 98 264.6 106Z', clothLight(pen, tint(body, 0.2)))
  )
}

/** A prayer mat over a rail: border, arch, lamp, and fringes. */
export const mat: DrawFashion = (pen, palette, { shape }) => {
  const { body, accent, detail } = palette
  const whole = 'M112 100L106 428H294L288 100Z'
  const arch = 'M140 400V214C140 172 176 166 200 138C224 166 260 172 260 214V400Z'
  const rows =
    shape === 'plain'
      ? ''
      : stroke('M122 116L117 418H283L278 116Z', accent, 2.6) +
        stroke('M129 124L125 410H275L271 124Z', accent, 5, { 'stroke-dasharray': '0.1 9.4' })
  return (
    wallShadow(pen, whole, 12, 9) +
    fringe(pen, tint(detail, 0.2), 107, 293, () => 428, 15) +
    rail(pen, 60, 340, 93) +
    piece(
      pen,
      whole,
      body,
      rows,
      path(arch, shade(body, 0.22)),
      stroke(arch, accent, 2.8),
      stroke('M150 400V218C150 184 180 176 200 154C220 176 250 184 250 218V400', accent, 1.2, { opacity: 0.7 }),
      lamp(accent, detail),
      group({ opacity: 0.5 }, folds(pen, body, { top: 120, foot: 428, from: 84, to: 90, middle: 200, count: 6 })),
      path(
        'M104 96H296V122H104Z',
        downward(pen, [
          [0, tint(body, 0.4), 0.8],
          [1, tint(body, 0.2), 0],
        ]),
      ),
    ) +
    path('M112 102C112 93 116 91 122 91H278C284 91 288 94 288 102Z', clothLight(pen, tint(body, 0.16)))
  )
}

const lamp = (accent: string, detail: string): string =>
  stroke('M200 158V214', accent, 1.6) +
  path('M190 214H210L214 224C220 236 216 252 200 256C184 252 180 236 186 224Z', detail) +
  stroke('M188 232Q200 240 212 232', accent, 1.4) +
  [0, 1, 2].map((at) => path(`M200 ${286 + at * 34}l9 11l-9 11l-9 -11Z`, accent, { opacity: 0.7 - at * 0.14 })).join('')
