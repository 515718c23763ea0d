import { shade, tint } from '../colour.ts'
import { blur, box, downward, group, oval, path, stroke } from '../pen.ts'
import { type DrawFashion, floorLine as y } from './fashion.ts'
import { peg } from './hangers.ts'
import { bead, metal } from './small.ts'

/** A string of prayer beads on a peg, with a tassel. `body` beads, `accent` marker beads, `detail` tassel. */
export const tasbih: DrawFashion = (pen, { body, accent, detail }) => {
  const count = 33
  const string = Array.from({ length: count }, (_, at) => {
    const turn = ((at + 0.5) / count) * Math.PI * 2
    const x = 200 + Math.sin(turn) * (66 + 12 * Math.cos(turn + Math.PI))
    return bead(x, 232 - Math.cos(turn) * 118, 9.4, at % 11 === 0 ? accent : body)
  })
  return (
    stroke('M200 116C120 150 110 330 200 350C290 330 280 150 200 116', '#2a1a1c', 15, {
      opacity: 0.12,
      transform: 'translate(11 9)',
      filter: blur(pen, 2.4),
    }) +
    peg(pen, 200, 114) +
    string.join('') +
    bead(200, 364, 8, accent) +
    box(193, 371, 14, 15, 4, accent) +
    path('M192 386H208L216 446H184Z', detail) +
    [188, 194, 200, 206, 212]
      .map((x) => stroke(`M${200 + (x - 200) * 0.6} 388L${x} 446`, shade(detail, 0.3), 1, { opacity: 0.7 }))
      .join('')
  )
}

/** Pins for a scarf on a card. `body` card, `accent` metal, `detail` heads. */
export const pins: DrawFashion = (pen, { body, accent, detail }, { shape = 'magnets' }) => {
  const card = `M112 170H288V${y - 40}H112Z`
  const magnets = Array.from({ length: 6 }, (_, at) => {
    const [x, top] = [156 + (at % 2) * 88, 222 + Math.floor(at / 2) * 66]
    return (
      oval(x + 3, top + 5, 25, 25, '#2a120c', { opacity: 0.26, filter: blur(pen, 3) }) +
      oval(x, top, 24, 24, metal(pen, at % 2 === 0 ? detail : shade(detail, 0.2))) +
      oval(x, top, 19, 19, 'none', { stroke: tint(accent, 0.3), 'stroke-width': 1.6 })
    )
  })
  const needles = Array.from({ length: 5 }, (_, at) => {
    const x = 144 + at * 28
    return (
      stroke(`M${x + 3} 226V376`, '#2a120c', 3, { opacity: 0.2, filter: blur(pen, 1.6) }) +
      stroke(`M${x} 222V372`, tint(accent, 0.2), 2.4) +
      bead(x, 214, 10, at % 2 === 0 ? detail : accent)
    )
  })
  return (
    path(card, '#2a1a1c', { opacity: 0.18, transform: 'translate(10 9)', filter: blur(pen, 3) }) +
    path(
      card,
      downward(pen, [
        [0, tint(body, 0.3)],
        [1, shade(body, 0.06)],
      ]),
    ) +
    stroke('M112 170H288', tint(body, 0.8), 2) +
    oval(200, 184, 5, 5, shade(body, 0.3)) +
    (shape === 'magnets' ? magnets : needles).join('')
  )
}

/** A soft cap under a scarf, on a wooden stand. `body` cloth, `accent` band, `detail` stand. */
export const cap: DrawFashion = (pen, { body, accent, detail }, { print }) => {
  const whole =
    'M122 262C112 170 150 130 202 130C254 130 290 172 280 262C262 276 228 262 201 262C172 262 140 276 122 262Z'
  const ribs =
    print === 'rib'
      ? Array.from({ length: 13 }, (_, at) =>
          stroke(`M${128 + at * 12} 268C${134 + at * 11.4} 200 ${170 + at * 5} 150 200 132`, shade(body, 0.34), 1, {
            opacity: 0.5,
          }),
        ).join('')
      : ''
  return group(
    { transform: 'translate(-24 62) scale(1.12)' },
    oval(212, 347, 66, 10, '#2a120c', { opacity: 0.2, filter: blur(pen, 6) }),
    path(
      'M140 244C140 292 168 304 176 322C178 330 176 336 172 343H232C228 336 226 330 228 322C236 304 264 292 264 244Z',
      downward(pen, [
        [0, shade(detail, 0.3)],
        [0.5, detail],
        [1, shade(detail, 0.2)],
      ]),
    ),
    oval(202, 345, 46, 7, shade(detail, 0.3)),
    oval(202, 342, 46, 7, tint(detail, 0.12)),
    path(whole, '#2a1a1c', { opacity: 0.14, transform: 'translate(12 9)', filter: blur(pen, 2) }),
    path(
      whole,
      pen.define(
        'radialGradient',
        { cx: 0.36, cy: 0.3, r: 0.8 },
        `<stop offset="0" stop-color="${tint(body, 0.3)}"/><stop offset="0.5" stop-color="${body}"/><stop offset="1" stop-color="${shade(body, 0.4)}"/>`,
      ),
    ),
    ribs,
    stroke(
      'M150 156C160 200 150 232 148 262M202 132C206 190 204 230 202 260M252 156C250 196 258 230 256 264',
      '#1f1216',
      6,
      { opacity: 0.16, filter: blur(pen, 4) },
    ),
    stroke('M122 258C140 270 172 256 201 256C228 256 262 270 280 258', accent, 9, { 'stroke-linecap': 'butt' }),
    stroke('M122 253C140 265 172 251 201 251C228 251 262 265 280 253', shade(accent, 0.3), 1.1),
  )
}
