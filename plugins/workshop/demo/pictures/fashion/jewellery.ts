import { shade, tint } from '../colour.ts'
import { blur, box, downward, group, oval, path, type Pen, stroke } from '../pen.ts'
import { type DrawFashion, floorLine as y } from './fashion.ts'
import { peg } from './hangers.ts'
import { bead, metal, plinth } from './small.ts'

const drops: Readonly<Record<string, (pen: Pen, metal: string, stone: string) => string>> = {
  crescent: (pen, gold, stone) =>
    stroke('M0 10V20', gold, 2) +
    path('M-16 26A23 23 0 1 0 16 26A19 19 0 1 1 -16 26Z', metal(pen, gold)) +
    bead(0, 38, 5.6, stone) +
    stroke('M0 20V33', shade(gold, 0.2), 1),
  drop: (pen, gold, stone) =>
    stroke('M0 10V28', gold, 2) +
    path('M0 26C9 42 15 50 0 66C-15 50 -9 42 0 26Z', metal(pen, gold)) +
    path('M0 38C5 46 8 51 0 60C-8 51 -5 46 0 38Z', stone),
  jhumka: (pen, gold, stone) =>
    bead(0, 16, 6, stone) +
    path('M-22 52C-22 30 -10 24 0 24C10 24 22 30 22 52Z', metal(pen, gold)) +
    stroke('M-18 45H18', shade(gold, 0.4), 1.4) +
    [-18, -9, 0, 9, 18].map((x) => bead(x, 59, 3.9, stone)).join(''),
  disc: (pen, gold, stone) =>
    oval(0, 36, 20, 20, metal(pen, gold)) +
    stroke('M0 20V52M-16 36H16M-11 25L11 47M11 25L-11 47', shade(gold, 0.3), 1) +
    bead(0, 36, 5, stone),
}

/** A pair of earrings on a brass stand. `accent` metal, `detail` stones; `shape` is the drop. */
export const earrings: DrawFashion = (pen, { accent, detail }, { shape = 'drop' }) => {
  const one = drops[shape] ?? drops['drop']
  const at = (x: number) =>
    group(
      { transform: `translate(${x} 234) scale(1.72)` },
      stroke('M0 -9C9 -9 9 5 0 8', shade(accent, 0.2), 1.7),
      bead(0, 6, 4, accent),
      one?.(pen, accent, detail) ?? '',
    )
  return (
    plinth(pen, 118, 170, 62) +
    stroke('M200 376V212M126 212H274', shade('#b08a4c', 0.3), 6) +
    stroke('M199 376V211M126 211H274', '#c6a062', 3.6) +
    oval(200, 376, 32, 6, '#b08a4c') +
    oval(200, 374.6, 30, 5, tint('#c6a062', 0.25)) +
    group(
      { opacity: 0.16, transform: 'translate(10 8)', filter: blur(pen, 2) },
      oval(142, 300, 26, 44, '#2a1a1c'),
      oval(258, 300, 26, 44, '#2a1a1c'),
    ) +
    at(142) +
    at(258)
  )
}

/** A necklace on a peg. `accent` chain, `detail` stone; `shape` beads strings stones all along. */
export const necklace: DrawFashion = (pen, { accent, detail }, { shape = 'pendant' }) => {
  const line =
    'M200 112C150 150 120 240 142 296C156 334 184 348 200 350C216 348 244 334 258 296C280 240 250 150 200 112Z'
  const round = Array.from({ length: 38 }, (_, at) => {
    const turn = (at / 38) * Math.PI * 2
    const wide = 62 + 8 * Math.sin(turn)
    return bead(200 + Math.sin(turn) * wide, 236 - Math.cos(turn) * 116, 6.6, at % 6 === 0 ? accent : detail)
  })
  const hangs: Readonly<Record<string, string>> = {
    pendant:
      path('M200 352C214 372 220 384 200 404C180 384 186 372 200 352Z', metal(pen, accent)) +
      path('M200 364C208 376 211 384 200 396C189 384 192 376 200 364Z', detail),
    moon: path('M182 356A27 27 0 1 0 218 356A22 22 0 1 1 182 356Z', metal(pen, accent)) + bead(200, 372, 5.4, detail),
    bar: box(160, 349, 80, 8, 4, metal(pen, accent)),
    beads: '',
  }
  return (
    stroke(line, '#2a1a1c', 4, { opacity: 0.14, transform: 'translate(10 9)', filter: blur(pen, 2) }) +
    peg(pen, 200, 112) +
    (shape === 'beads'
      ? round.join('')
      : stroke(line, shade(accent, 0.36), 3) + stroke(line, tint(accent, 0.2), 2, { 'stroke-dasharray': '3 2' })) +
    (hangs[shape] ?? '')
  )
}

const hoop = (pen: Pen, cx: number, cy: number, rx: number, ry: number, colour: string, width: number): string =>
  oval(cx, cy + 2, rx, ry, 'none', { stroke: shade(colour, 0.5), 'stroke-width': width + 1.6 }) +
  oval(cx, cy, rx, ry, 'none', { stroke: metal(pen, colour), 'stroke-width': width })

/** Bangles, one on another, on a plinth. `accent` metal, `detail` enamel in between. */
export const bangles: DrawFashion = (pen, { accent, detail }, { shape }) => {
  const count = shape === 'cuff' ? 2 : 6
  const step = shape === 'cuff' ? 27 : 14
  const top = y - 92
  return (
    plinth(pen, 96, 210, 70) +
    oval(214, top + 8, 84, 16, '#2a120c', { opacity: 0.24, filter: blur(pen, 5) }) +
    Array.from({ length: count }, (_, at) =>
      hoop(
        pen,
        200 + ((at * 37) % 7) - 3,
        top - at * step,
        78,
        23,
        at % 2 === 0 ? accent : detail,
        shape === 'cuff' ? 20 : 8.4,
      ),
    ).join('') +
    Array.from({ length: 9 }, (_, at) =>
      bead(200 + (at - 4) * 15.6, top - (count - 1) * step + 23.5 - Math.abs(at - 4) ** 2 * 0.62, 2.4, detail),
    ).join('')
  )
}

/** Rings in a stoneware dish. `body` dish, `accent` metal, `detail` stone. */
export const rings: DrawFashion = (pen, { body, accent, detail }, { shape = 'one' }) => {
  const ring = (x: number, at: number, turn: number) =>
    group(
      { transform: `translate(${x} ${at}) rotate(${turn})` },
      oval(0, 3, 35, 36, '#2a120c', { opacity: 0.12, filter: blur(pen, 4) }),
      oval(0, 1, 30, 31, 'none', { stroke: shade(accent, 0.45), 'stroke-width': 9 }),
      oval(0, 0, 30, 31, 'none', { stroke: metal(pen, accent), 'stroke-width': 7.4 }),
      box(-12, -42, 24, 15, 5, shade(accent, 0.2)),
      shape === 'seal' ? box(-12, -45, 24, 16, 4, detail) : bead(0, -37, 11, detail),
    )
  return (
    plinth(pen, 86, 232, 54) +
    oval(206, y - 76, 122, 18, '#2a120c', { opacity: 0.2, filter: blur(pen, 5) }) +
    path(
      `M86 ${y - 104}C92 ${y - 66} 138 ${y - 62} 200 ${y - 62}C262 ${y - 62} 308 ${y - 66} 314 ${y - 104}Z`,
      downward(pen, [
        [0, body],
        [1, shade(body, 0.34)],
      ]),
    ) +
    oval(200, y - 104, 114, 22, tint(body, 0.3)) +
    oval(200, y - 102, 104, 17, shade(body, 0.2)) +
    ring(176, y - 128, -16) +
    (shape === 'one' || shape === 'seal' ? '' : ring(238, y - 122, 24))
  )
}
