import { shade, tint } from '../colour.ts'
import type { Palette } from '../kind.ts'
import { blur, box, group, oval, path, type Pen, stroke } from '../pen.ts'
import { crease, fold, stitches } from './cloth.ts'
import type { Cut } from './cuts.ts'
import type { Front } from './fashion.ts'

type DrawFront = (pen: Pen, palette: Palette, cut: Cut) => string

const neckline = ({ top }: Cut): number => top + 15
const foot = ({ hem, sag }: Cut): number => hem[1] + sag + 4

const seam: DrawFront = (pen, { body }, cut) =>
  crease(pen, `M200 ${neckline(cut)}V${foot(cut)}`, 5, 0.26) +
  stroke(`M200 ${neckline(cut)}V${foot(cut)}`, shade(body, 0.42), 1.1, { opacity: 0.8 }) +
  stroke(`M198.6 ${neckline(cut)}V${foot(cut)}`, tint(body, 0.4), 0.8, { opacity: 0.5 })

/** Open down the front over a lighter dress, with a band along both edges. */
const open: DrawFront = (pen, { accent, detail }, cut) => {
  const [y0, y1] = [cut.top + 8, foot(cut)]
  const gap = `M190 ${y0}L${200 - 21} ${y1}H${200 + 27}L210 ${y0}Z`
  return (
    crease(pen, `M188 ${y0}L176 ${y1}M212 ${y0}L230 ${y1}`, 12, 0.3) +
    path(gap, accent) +
    path(fold(200, y0 + 40, 206, y1, 14), '#2a1a1c', { opacity: 0.16, filter: blur(pen, 4) }) +
    path(fold(197, y0 + 90, 190, y1, 9), '#fffaf0', { opacity: 0.4, filter: blur(pen, 3) }) +
    stroke(`M189 ${y0}L177.5 ${y1}M211.5 ${y0}L229 ${y1}`, shade(detail, 0.2), 5.6, { 'stroke-linecap': 'butt' }) +
    stroke(`M188.6 ${y0}L177 ${y1}M211 ${y0}L228.6 ${y1}`, detail, 4, { 'stroke-linecap': 'butt' })
  )
}

/** A climbing vine of thread down the middle. */
const vine: DrawFront = (_pen, { accent }, cut) => {
  const turns = Math.floor((foot(cut) - neckline(cut) - 26) / 23)
  return Array.from({ length: turns }, (_, at) => {
    const side = at % 2 === 0 ? 1 : -1
    const y = neckline(cut) + 14 + at * 23
    return group(
      { transform: `translate(200 ${y}) scale(${side} 1)` },
      stroke('M-15 -4C-8 -12 -3 2 2 -2C7 -7 12 -6 15 1', accent, 2),
      oval(-15.4, -3.6, 2.6, 2.6, accent),
      oval(15, 1.6, 1.7, 1.7, tint(accent, 0.4)),
      stroke('M2 -2C4 3 0 7 -5 8', accent, 1.3, { opacity: 0.8 }),
    )
  }).join('')
}

/** A kurta's placket: a narrow panel with buttons between two rows of stitched points. */
const placket: DrawFront = (pen, { body, accent }, cut) => {
  const y0 = cut.top + 6
  const y1 = y0 + Math.min(130, (foot(cut) - y0) * 0.46)
  const panel = `M186 ${y0}V${y1}L200 ${y1 + 15}L214 ${y1}V${y0}Z`
  const steps = Math.floor((y1 - y0 - 16) / 13)
  const points = Array.from({ length: steps }, (_, at) => {
    const y = y0 + 16 + at * 13
    return (
      path(`M181 ${y - 5}L175 ${y}L181 ${y + 5}`, 'none', { stroke: accent, 'stroke-width': 1.5 }) +
      path(`M219 ${y - 5}L225 ${y}L219 ${y + 5}`, 'none', { stroke: accent, 'stroke-width': 1.5 })
    )
  }).join('')
  const buttons = Array.from({ length: 5 }, (_, at) => oval(200, y0 + 24 + at * ((y1 - y0 - 28) / 4), 2.6, 2.6, accent))
  return (
    path(panel, '#1f1216', { opacity: 0.24, filter: blur(pen, 3), transform: 'translate(2 3)' }) +
    path(panel, tint(body, 0.16)) +
    path(panel, 'none', { stroke: accent, 'stroke-width': 1.6 }) +
    points +
    buttons.join('')
  )
}

const buttons: DrawFront = (pen, { body, detail }, cut) => {
  const count = Math.floor((foot(cut) - neckline(cut)) / 36)
  return (
    crease(pen, `M207 ${neckline(cut) - 4}V${foot(cut)}`, 6, 0.3) +
    stroke(`M206 ${neckline(cut) - 4}V${foot(cut)}`, shade(body, 0.4), 1, { opacity: 0.8 }) +
    stitches(`M194 ${neckline(cut)}V${foot(cut)}`, shade(body, 0.4), 0.5) +
    Array.from({ length: count }, (_, at) => {
      const y = neckline(cut) + 16 + at * 36
      return (
        oval(201, y + 1.4, 4.6, 4.6, '#1f1216', { opacity: 0.35 }) +
        oval(200, y, 4.4, 4.4, detail) +
        oval(198.8, y - 1.2, 1.6, 1.4, tint(detail, 0.6))
      )
    }).join('')
  )
}

const zip: DrawFront = (pen, { body, detail }, cut) =>
  crease(pen, `M200 ${neckline(cut)}V${foot(cut)}`, 7, 0.3) +
  stroke(`M200 ${neckline(cut)}V${foot(cut)}`, shade(body, 0.5), 3.4) +
  stroke(`M200 ${neckline(cut)}V${foot(cut)}`, detail, 1.8, {
    'stroke-dasharray': '1.4 1.6',
    'stroke-linecap': 'butt',
  }) +
  box(197.6, neckline(cut) + 4, 4.8, 15, 2, detail)

const wrap: DrawFront = (pen, { body, accent }, cut) => {
  const line = `M${200 + cut.neck} ${cut.top + 2}C${200 + 10} ${cut.top + 70} ${200 - 44} ${cut.armpit[1] + 10} ${200 - 34} ${cut.armpit[1] + 60}C${200 - 30} ${cut.armpit[1] + 150} ${200 - 34} ${foot(cut) - 60} ${200 - 30} ${foot(cut)}`
  return (
    crease(pen, line, 9, 0.36) +
    stroke(line, shade(body, 0.4), 1.4) +
    stroke(line, accent, 2, { transform: 'translate(3 0)', opacity: 0.9 })
  )
}

/** Gathered below a yoke, with rows of thread on it. */
const yoke: DrawFront = (pen, { body, accent }, cut) => {
  const y = cut.armpit[1] - 14
  const curve = (dy: number) =>
    `M${200 - cut.armpit[0] - 8} ${y + dy - 8}Q200 ${y + dy + 16} ${200 + cut.armpit[0] + 8} ${y + dy - 8}`
  const gathers = Array.from({ length: 15 }, (_, at) => {
    const x = 200 + (at - 7) * 8.2
    return path(fold(x, y + 4, x + (x - 200) * 0.3, y + 74, 5), '#1f1216', { opacity: 0.2, filter: blur(pen, 1.6) })
  }).join('')
  return (
    gathers +
    crease(pen, curve(3), 5, 0.36) +
    stroke(curve(0), shade(body, 0.3), 1.4) +
    stroke(curve(-6), accent, 1.8) +
    stitches(curve(-12), accent, 0.9)
  )
}

const fronts: Readonly<Record<Front, DrawFront>> = {
  seam,
  open,
  vine,
  placket,
  buttons,
  zip,
  wrap,
  yoke,
  plain: () => '',
}

/** The front of a garment, to be cut to its body. */
export const drawFront = (pen: Pen, front: Front, palette: Palette, cut: Cut): string =>
  fronts[front](pen, palette, cut)
