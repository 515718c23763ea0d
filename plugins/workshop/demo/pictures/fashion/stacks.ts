import { shade, tint } from '../colour.ts'
import { standing } from '../light.ts'
import { blur, path, type Pen, stroke, within } from '../pen.ts'
import { clothLight } from './cloth.ts'
import { type DrawFashion, floorLine } from './fashion.ts'

/** One folded cloth: a rounded fold on the right, layers showing on the left. `y` is its top. */
function folded(pen: Pen, colour: string, y: number, height: number, inset: number): string {
  const [x0, x1] = [98 + inset, 302 - inset * 0.4]
  const whole = `M${x0} ${y + 3}Q${x0 + 2} ${y} ${x0 + 8} ${y}H${x1 - height / 2}C${x1 + 4} ${y} ${x1 + 4} ${y + height} ${x1 - height / 2} ${y + height}H${x0 + 6}Q${x0 - 2} ${y + height - 1} ${x0} ${y + height - 4}Z`
  const layer = (share: number) =>
    `M${x0 - 2} ${y + height * share}H${x1 - height * 0.6}C${x1 - 4} ${y + height * share} ${x1 - 4} ${y + height * (share + 0.08)} ${x1 - height * 0.56} ${y + height * (share + 0.08)}`
  return (
    path(whole, clothLight(pen, colour)) +
    within(
      pen,
      whole,
      path(`M${x0} ${y + height * 0.72}H${x1 + 6}V${y + height + 4}H${x0}Z`, '#1f1216', {
        opacity: 0.22,
        filter: blur(pen, 4),
      }),
      stroke(layer(0.34), shade(colour, 0.42), 1.3, { opacity: 0.75 }),
      stroke(layer(0.64), shade(colour, 0.46), 1.3, { opacity: 0.75 }),
      stroke(`M${x0 + 4} ${y + 2.4}H${x1 - height / 2}`, tint(colour, 0.6), 2.2, { opacity: 0.6 }),
    )
  )
}

/** Folded cloths, one on another: `colours` from the bottom, else two of the body. */
export const stack: DrawFashion = (pen, { body }, { colours = [body, body] }) => {
  const height = Math.min(38, 250 / colours.length)
  return (
    standing(pen, 204, 200, floorLine) +
    colours
      .map((colour, at) =>
        folded(pen, colour, floorLine - height * (at + 1), height - 1.4, (at * 37) % 3 === 0 ? 2 : ((at * 53) % 9) + 1),
      )
      .join('')
  )
}

/** A rolled mat or blanket seen along its end, tied twice with cord. */
export const roll: DrawFashion = (pen, { body, accent, detail }) => {
  const y = floorLine
  const side = `M104 ${y - 74}H296C318 ${y - 74} 318 ${y} 296 ${y}H104C82 ${y} 82 ${y - 74} 104 ${y - 74}Z`
  const turn = (r: number) =>
    `M${104 - r * 0.62} ${y - 37}a${r * 0.62} ${r} 0 1 1 ${r * 1.24} 0a${r * 0.62} ${r} 0 1 1 ${-r * 1.24} 0Z`
  return (
    standing(pen, 204, 226, y) +
    path(side, body) +
    within(
      pen,
      side,
      stroke(`M80 ${y - 60}H330`, tint(body, 0.5), 12, { opacity: 0.34, filter: blur(pen, 5) }),
      stroke(`M80 ${y - 6}H330`, '#1f1216', 26, { opacity: 0.42, filter: blur(pen, 8) }),
      stroke(`M130 ${y - 70}H300M130 ${y - 44}H306`, accent, 2.2, { opacity: 0.8 }),
      stroke(`M130 ${y - 57}H306`, accent, 4.6, { 'stroke-dasharray': '0.1 10', opacity: 0.8 }),
    ) +
    [158, 250]
      .map(
        (x) =>
          stroke(`M${x} ${y - 74}C${x + 15} ${y - 60} ${x + 15} ${y - 14} ${x} ${y}`, shade(detail, 0.3), 8) +
          stroke(`M${x - 1} ${y - 74}C${x + 14} ${y - 60} ${x + 14} ${y - 14} ${x - 1} ${y}`, detail, 6),
      )
      .join('') +
    path(turn(37), shade(body, 0.16)) +
    [30, 22, 14, 7]
      .map((r) =>
        path(turn(r), 'none', { stroke: r % 4 === 2 ? shade(body, 0.5) : tint(accent, 0.1), 'stroke-width': 2 }),
      )
      .join('')
  )
}

/** A cushion that leans against the wall. */
export const cushion: DrawFashion = (pen, { body, accent, detail }, { print, hem }) => {
  const y = floorLine
  const whole = `M92 ${y - 208}C150 ${y - 196} 250 ${y - 196} 308 ${y - 208}C298 ${y - 150} 298 ${y - 66} 310 ${y - 2}C250 ${y + 3} 150 ${y + 3} 90 ${y - 2}C102 ${y - 66} 102 ${y - 150} 92 ${y - 208}Z`
  return (
    standing(pen, 206, 220, y) +
    path(whole, clothLight(pen, body)) +
    within(
      pen,
      whole,
      cushionPattern(accent, print, hem, y),
      path(`M80 ${y - 60}H320V${y + 10}H80Z`, '#1f1216', { opacity: 0.2, filter: blur(pen, 12) }),
      path(`M110 ${y - 190}Q180 ${y - 180} 190 ${y - 90}Q130 ${y - 110} 110 ${y - 190}Z`, tint(body, 0.7), {
        opacity: 0.24,
        filter: blur(pen, 14),
      }),
      stroke(
        `M92 ${y - 208}Q112 ${y - 180} 128 ${y - 176}M308 ${y - 208}Q290 ${y - 180} 274 ${y - 174}M90 ${y - 2}Q112 ${y - 26} 126 ${y - 30}`,
        '#1f1216',
        5,
        { opacity: 0.2, filter: blur(pen, 2.4) },
      ),
    ) +
    stroke(whole, shade(detail, 0.1), 2.4, { opacity: 0.8 })
  )
}

function cushionPattern(accent: string, print: string | undefined, hem: string | undefined, y: number): string {
  const diamonds = [0, 1, 2].map((at) =>
    path(
      `M200 ${y - 104 - 76 + at * 25}L${276 - at * 25} ${y - 104}L200 ${y - 104 + 76 - at * 25}L${124 + at * 25} ${y - 104}Z`,
      'none',
      { stroke: accent, 'stroke-width': at === 2 ? 5 : 2.6, opacity: 0.85 },
    ),
  )
  const rows = Array.from({ length: 9 }, (_, at) =>
    stroke(`M84 ${y - 190 + at * 22}Q200 ${y - 182 + at * 22} 316 ${y - 190 + at * 22}`, accent, at % 3 === 0 ? 6 : 2, {
      opacity: 0.7,
    }),
  )
  return (
    (print === 'tile' ? diamonds : print === 'stripe' ? rows : []).join('') +
    (hem === 'border'
      ? stroke(`M112 ${y - 186}Q200 ${y - 178} 288 ${y - 186}V${y - 22}Q200 ${y - 16} 112 ${y - 22}Z`, accent, 2.4)
      : '')
  )
}
