import { shade, tint } from '../colour.ts'
import { blur, box, oval, path, type Pen, stroke } from '../pen.ts'
import { crease, fold, folds, piece, stitches, wallShadow } from './cloth.ts'
import type { DrawFashion } from './fashion.ts'
import { hanger } from './hangers.ts'
import { printed } from './prints.ts'

const band = (pen: Pen, colour: string, half: number): string =>
  box(200 - half, 92, half * 2, 21, 1.5, shade(colour, 0.12)) +
  crease(pen, `M${200 - half} 115H${200 + half}`, 5, 0.36) +
  stroke(`M${200 - half} 113H${200 + half}`, shade(colour, 0.45), 1.2) +
  stitches(`M${200 - half} 96H${200 + half}`, shade(colour, 0.4), 0.5) +
  box(166, 91, 3.4, 23, 1, shade(colour, 0.3)) +
  box(231, 91, 3.4, 23, 1, shade(colour, 0.3))

/** Wide trousers on a hanger. `body` is the cloth, `detail` the button. `shape` straight leaves the pleats out. */
export const trousers: DrawFashion = (pen, { body, accent, detail }, { shape, print }) => {
  const whole =
    'M145 92H255L256 114L272 250L288 448Q258 458 228 450L202 236Q200 230 198 236L172 450Q142 458 112 448L128 250L144 114Z'
  const pleats = [-32, -16, 16, 32].map((dx) =>
    stroke(`M${200 + dx} 116L${200 + dx * 1.12} ${176 - Math.abs(dx) * 0.5}`, shade(body, 0.4), 1.3, { opacity: 0.8 }),
  )
  return (
    wallShadow(pen, whole) +
    hanger(84, 64) +
    piece(
      pen,
      whole,
      body,
      printed(print, { x0: 100, y0: 112, x1: 310, y1: 460 }, accent),
      folds(pen, body, { top: 150, foot: 450, from: 22, to: 26, middle: 148, count: 4 }),
      folds(pen, body, { top: 150, foot: 450, from: 22, to: 26, middle: 252, count: 4 }),
      stroke('M164 120C156 220 146 330 140 452', shade(body, 0.4), 1.3, { opacity: 0.7 }),
      stroke('M236 120C244 220 254 330 260 452', shade(body, 0.4), 1.3, { opacity: 0.7 }),
      stroke('M162 120C154 220 144 330 138 452', tint(body, 0.5), 1.1, { opacity: 0.6 }),
      crease(pen, 'M200 116V240', 6, 0.3),
      stroke('M200 114V196', shade(body, 0.45), 1.2),
      shape === 'straight' ? '' : pleats.join(''),
      crease(pen, 'M146 122L162 176M254 122L238 176', 4, 0.3),
      band(pen, body, 55),
      oval(206, 102, 3.6, 3.6, detail),
    )
  )
}

/** A long skirt on a hanger; `shape` pleated draws its knife pleats. */
export const skirt: DrawFashion = (pen, { body, accent, detail }, { shape, print, hem }) => {
  const whole = 'M152 108C148 190 122 330 102 446Q150 462 200 456Q250 462 298 446C278 330 252 190 248 108Z'
  const pleats = Array.from({ length: 11 }, (_, at) => {
    const x = (at - 5) * 8.6
    return (
      path(fold(200 + x, 112, 200 + x * 2.1, 462, 12), '#1f1216', { opacity: 0.2, filter: blur(pen, 2) }) +
      stroke(`M${200 + x + 2} 112L${200 + x * 2.1 + 6} 462`, tint(body, 0.45), 1.2, { opacity: 0.5 })
    )
  }).join('')
  return (
    wallShadow(pen, whole) +
    hanger(85, 56) +
    piece(
      pen,
      whole,
      body,
      printed(print, { x0: 96, y0: 112, x1: 310, y1: 470 }, accent),
      shape === 'pleated' ? pleats : folds(pen, body, { top: 130, foot: 452, from: 42, to: 92, middle: 200, count: 8 }),
      hem === 'lines'
        ? stroke('M98 430Q200 446 302 430', accent, 3) + stroke('M98 420Q200 436 302 420', accent, 2)
        : '',
      hem === 'border'
        ? stroke('M98 426Q200 442 302 426', accent, 5.4, { 'stroke-dasharray': '0.1 10.5' }) +
            stroke('M98 436Q200 452 302 436', accent, 1.6)
        : '',
      box(148, 92, 104, 19, 1.5, shade(body, 0.12)),
      crease(pen, 'M148 113H252', 5, 0.36),
      stitches('M150 105H250', detail, 0.4),
    ) +
    box(150, 92, 100, 18, 1.5, shade(body, 0.1)) +
    stroke('M150 110H250', shade(body, 0.4), 1.2) +
    stitches('M152 96H248', tint(body, 0.4), 0.5)
  )
}

/** A prayer dress of two pieces: a long head cover over a skirt, on one hanger. */
export const prayerSet: DrawFashion = (pen, { body, accent, detail }, { print }) => {
  const below = 'M150 260C140 330 124 400 116 452Q158 464 200 458Q242 464 284 452C276 400 260 330 250 260Z'
  const above =
    'M200 66C170 66 158 88 156 118C150 150 100 210 84 318Q120 346 160 338Q200 350 240 338Q280 346 316 318C300 210 250 150 244 118C242 88 230 66 200 66Z'
  const face = 'M200 82C181 82 174 98 174 116C174 138 186 152 200 154C214 152 226 138 226 116C226 98 219 82 200 82Z'
  const area = { x0: 80, y0: 70, x1: 330, y1: 470 }
  return (
    wallShadow(pen, above) +
    wallShadow(pen, below) +
    stroke('M200 66V44C190 44 189 22 200 22C211 22 211 43 201 44', '#7d7674', 3) +
    piece(
      pen,
      below,
      shade(body, 0.08),
      printed(print, area, accent),
      folds(pen, body, { top: 270, foot: 456, from: 50, to: 80, middle: 200, count: 7 }),
      stroke('M110 440Q200 456 290 440', detail, 3),
    ) +
    path(above, '#1f1216', { opacity: 0.26, filter: blur(pen, 5), transform: 'translate(3 7)' }) +
    piece(
      pen,
      above,
      body,
      printed(print, area, accent),
      folds(pen, body, { top: 150, foot: 334, from: 40, to: 112, middle: 200, count: 9 }),
      crease(pen, face, 10, 0.3),
      stroke('M82 308Q120 336 160 328Q200 340 240 328Q280 336 318 308', detail, 3),
    ) +
    path(face, shade(body, 0.5)) +
    path('M200 96C188 96 184 106 184 120C184 136 190 146 200 150C206 140 204 108 200 96Z', shade(body, 0.36), {
      opacity: 0.9,
      filter: blur(pen, 3),
    }) +
    stroke(face, detail, 2.2)
  )
}
