import { shade, tint } from '../colour.ts'
import type { Palette } from '../kind.ts'
import { blur, oval, path, type Pen, stroke, within } from '../pen.ts'
import { crease, fold, folds, piece, stitches, wallShadow } from './cloth.ts'
import { bodyOf, type Cut, cuts, sleeveOf } from './cuts.ts'
import type { DrawFashion, Style } from './fashion.ts'
import { drawFront } from './fronts.ts'
import { hanger } from './hangers.ts'
import { printed } from './prints.ts'

/** A line across a cuff, `up` from its edge. */
const cuffLine = ({ cuffOut, cuffIn }: Cut, side: number, up: number): string => {
  const x = (value: number) => 200 + side * value
  const lean = up * 0.36
  return `M${x(cuffOut[0] - lean + 5)} ${cuffOut[1] - up}Q${x((cuffOut[0] + cuffIn[0]) / 2 - lean + 4)} ${Math.max(cuffOut[1], cuffIn[1]) + 5 - up} ${x(cuffIn[0] - lean - 8)} ${cuffIn[1] - up}`
}

const cuffs = (cut: Cut, side: number, { accent, detail }: Palette, style: Style): string => {
  if (style.cuff === 'band')
    return (
      stroke(cuffLine(cut, side, 4), detail, 9, { 'stroke-linecap': 'butt' }) +
      stroke(cuffLine(cut, side, 9), shade(detail, 0.3), 1, { opacity: 0.6 })
    )
  if (style.cuff === 'lines')
    return [7, 13].map((up) => stroke(cuffLine(cut, side, up), accent, 2.2, { opacity: 0.92 })).join('')
  return stitches(cuffLine(cut, side, 6), shade(detail, 0.3), 0.35)
}

function sleeve(pen: Pen, cut: Cut, side: number, palette: Palette, style: Style): string {
  const { shoulder, cuffOut, cuffIn, armpit } = cut
  const x = (value: number) => 200 + side * value
  const mid = [(cuffOut[0] + cuffIn[0]) / 2, (cuffOut[1] + cuffIn[1]) / 2] as const
  const area = { x0: side > 0 ? 230 : 20, y0: 100, x1: side > 0 ? 384 : 170, y1: 330 }
  const run = fold(x(shoulder[0] + 4), shoulder[1] + 30, x(mid[0] + 9), mid[1], 13)
  const light = fold(x(shoulder[0] + 12), shoulder[1] + 22, x(cuffOut[0] - 9), cuffOut[1], 9)
  return piece(
    pen,
    sleeveOf(cut, side),
    side > 0 ? shade(palette.body, 0.1) : palette.body,
    printed(style.print, area, palette.accent),
    path(run, '#1f1216', { opacity: 0.34, filter: blur(pen, 4.6) }),
    path(light, tint(palette.body, 0.7), { opacity: 0.26, filter: blur(pen, 4) }),
    crease(pen, `M${x(armpit[0] + 12)} ${armpit[1] + 10}L${x(mid[0] - 14)} ${mid[1] - 8}`, 9, 0.24),
    cuffs(cut, side, palette, style),
  )
}

/** Where the hem hangs, `up` from its edge. */
const hemLine = ({ hem, sag }: Cut, up: number): string =>
  `M${200 - hem[0] - 4} ${hem[1] - up}Q200 ${hem[1] + sag * 2.4 - up} ${200 + hem[0] + 4} ${hem[1] - up}`

const hems = (cut: Cut, { body, accent }: Palette, style: Style): string => {
  if (style.hem === 'lines')
    return [10, 18].map((up) => stroke(hemLine(cut, up), accent, 2.6, { opacity: 0.92 })).join('')
  if (style.hem === 'border')
    return (
      stroke(hemLine(cut, 17), accent, 15, { opacity: 0.22 }) +
      [8, 27].map((up) => stroke(hemLine(cut, up), accent, 1.6)).join('') +
      stroke(hemLine(cut, 17.5), accent, 5.4, { 'stroke-dasharray': '0.1 10.5' })
    )
  return stitches(hemLine(cut, 9), shade(body, 0.5), 0.4)
}

const collars: Readonly<Record<NonNullable<Style['collar']>, (cut: Cut, palette: Palette) => string>> = {
  round: ({ neck, top }, { body }) =>
    stroke(`M${200 - neck} ${top}Q200 ${top + 30} ${200 + neck} ${top}`, shade(body, 0.3), 2.4),
  band: ({ neck, top }, { body, accent }) =>
    stroke(`M${200 - neck} ${top}Q200 ${top + 30} ${200 + neck} ${top}`, tint(body, 0.1), 8) +
    stroke(`M${200 - neck} ${top + 3.6}Q200 ${top + 34} ${200 + neck} ${top + 3.6}`, accent, 1.2, { opacity: 0.8 }),
  shirt: ({ neck, top }, { body }) =>
    path(
      `M${200 - neck - 2} ${top - 5}L${200 - neck - 15} ${top + 8}L${200 - 22} ${top + 38}L198 ${top + 15}Z`,
      tint(body, 0.12),
      { stroke: shade(body, 0.35), 'stroke-width': 1 },
    ) +
    path(
      `M${200 + neck + 2} ${top - 5}L${200 + neck + 15} ${top + 8}L${200 + 22} ${top + 38}L202 ${top + 15}Z`,
      shade(body, 0.06),
      { stroke: shade(body, 0.35), 'stroke-width': 1 },
    ),
  vee: ({ neck, top }, { body, accent }) =>
    path(
      `M${200 - neck} ${top - 1}L200 ${top + 50}L${200 + neck} ${top - 1}Q200 ${top + 14} ${200 - neck} ${top - 1}Z`,
      shade(body, 0.52),
    ) + stroke(`M${200 - neck} ${top}L200 ${top + 50}L${200 + neck} ${top}`, accent, 2.6),
}

const belted = (pen: Pen, cut: Cut, { body, detail }: Palette): string => {
  const y = cut.waist?.[1] ?? 240
  const half = (cut.waist?.[0] ?? cut.armpit[0] + 8) + 10
  return (
    crease(pen, `M${200 - half} ${y + 8}Q200 ${y + 15} ${200 + half} ${y + 8}`, 8, 0.36) +
    stroke(`M${200 - half} ${y}Q200 ${y + 7} ${200 + half} ${y}`, shade(body, 0.28), 13, { 'stroke-linecap': 'butt' }) +
    stroke(`M${200 - half} ${y - 1}Q200 ${y + 6} ${200 + half} ${y - 1}`, detail, 10, { 'stroke-linecap': 'butt' }) +
    stroke(
      `M214 ${y + 3}C222 ${y + 34} 212 ${y + 60} 218 ${y + 88}M210 ${y + 4}C206 ${y + 30} 208 ${y + 52} 202 ${y + 72}`,
      detail,
      5,
    ) +
    oval(212, y + 3, 7, 7.6, shade(detail, 0.12))
  )
}

/**
 * A garment with sleeves on a wooden hanger. `body` is the cloth, `accent` thread, lining or print, `detail` bands,
 * buttons and belt.
 */
export const garment: DrawFashion = (pen, palette, style) => {
  const cut: Cut = cuts[style.cut ?? 'abaya']
  const { body } = palette
  const dip = style.collar === 'band' ? 11 : 15
  const whole = bodyOf(cut, dip)
  const { armpit, hem, top, neck } = cut
  const drape = { top: armpit[1] - 40, foot: hem[1], from: armpit[0] * 0.9, to: hem[0] * 0.98, middle: 200, count: 9 }
  const inside = `M${200 - neck - 4} ${top + 2}Q200 ${top - 13} ${200 + neck + 4} ${top + 2}Q200 ${top + 34} ${200 - neck - 4} ${top + 2}Z`
  return (
    [sleeveOf(cut, -1), sleeveOf(cut, 1), whole].map((d) => wallShadow(pen, d)).join('') +
    hanger(top - 6, neck + 12) +
    path(inside, shade(body, 0.58)) +
    sleeve(pen, cut, -1, palette, style) +
    sleeve(pen, cut, 1, palette, style) +
    piece(
      pen,
      whole,
      body,
      printed(style.print, { x0: 70, y0: 100, x1: 340, y1: 470 }, palette.accent),
      folds(pen, body, drape),
      [-1, 1]
        .map((side) =>
          crease(
            pen,
            `M${200 + side * (cut.shoulder[0] + 1)} ${cut.shoulder[1] - 2}Q${200 + side * (armpit[0] - 2)} ${armpit[1] - 46} ${200 + side * (armpit[0] + 1)} ${armpit[1] + 8}`,
            5,
            0.3,
          ),
        )
        .join(''),
      hems(cut, palette, style),
      drawFront(pen, style.front ?? 'seam', palette, cut),
      style.belt ? belted(pen, cut, palette) : '',
    ) +
    (style.collar === 'shirt'
      ? collars.shirt(cut, palette)
      : within(pen, whole, collars[style.collar ?? 'round'](cut, palette)))
  )
}
