import { shade, tint } from '../colour.ts'
import type { Palette } from '../kind.ts'
import { blur, downward, group, oval, path, type Pen, stroke, within } from '../pen.ts'
import { type DrawFashion, floorLine, type Style } from './fashion.ts'

type Shoe = (pen: Pen, palette: Palette, style: Style) => string

const leather = (pen: Pen, colour: string): string =>
  downward(pen, [
    [0, tint(colour, 0.26)],
    [0.34, colour],
    [1, shade(colour, 0.4)],
  ])

/** Drawn with its heel at x = 0 and its sole on y = 0, about 190 long. */
const khussa: Shoe = (pen, { body, accent, detail }) => {
  const upper =
    'M2 -8C-2 -30 4 -50 16 -56C26 -60 34 -50 42 -40C56 -24 82 -22 104 -34C124 -45 150 -48 170 -58C182 -64 190 -74 193 -66C196 -52 184 -34 166 -22C150 -11 130 -5 100 -4H10C4 -4 3 -5 2 -8Z'
  const mouth = 'M16 -54C28 -58 36 -46 44 -37C58 -22 84 -20 104 -33C92 -40 66 -44 48 -50C36 -54 26 -56 16 -54Z'
  const beads = Array.from({ length: 9 }, (_, at) =>
    oval(112 + at * 7.2, -27 - at * 2.9 + Math.abs(at - 4) * 0.5, 2.1, 2.1, accent),
  )
  return (
    path('M0 -7H108C136 -8 158 -14 172 -24L176 -20C160 -6 140 0 108 1H8C2 1 0 -2 0 -7Z', shade(detail, 0.1)) +
    path(mouth, shade(body, 0.62)) +
    path(upper, leather(pen, body)) +
    path(mouth, shade(body, 0.55)) +
    path('M20 -54C32 -54 40 -44 52 -36C64 -29 82 -28 96 -32C84 -38 62 -42 46 -48Z', shade(detail, 0.25), {
      opacity: 0.8,
    }) +
    stroke('M15 -55C28 -59 36 -46 44 -37C58 -22 84 -20 105 -34', accent, 2.4) +
    within(
      pen,
      upper,
      stroke('M6 -16C40 -8 120 -6 176 -44', tint(body, 0.6), 5, { opacity: 0.34, filter: blur(pen, 2.6) }),
    ) +
    beads.join('') +
    stroke('M108 -14C124 -22 132 -10 146 -18C154 -23 160 -26 166 -30', accent, 1.6) +
    stroke('M8 -22C16 -16 26 -18 34 -14', accent, 1.5)
  )
}

const loafer: Shoe = (pen, { body, accent, detail }, { shape }) => {
  const upper =
    'M4 -10C0 -34 4 -56 14 -60C30 -64 44 -54 62 -56C76 -58 86 -48 98 -42C124 -34 164 -34 182 -20C188 -14 188 -9 184 -8H8C5 -8 4 -9 4 -10Z'
  const mouth = 'M14 -58C30 -62 46 -52 62 -54C50 -40 28 -40 12 -48Z'
  return (
    path('M2 -8H186C189 -8 190 -2 186 0H34V-1L30 1H4C1 1 1 -8 2 -8Z', shade(detail, 0.2)) +
    path('M2 -8H34V4H6C2 4 1 -2 2 -8Z', shade(detail, 0.35)) +
    path(upper, leather(pen, body)) +
    path(mouth, shade(body, 0.6)) +
    within(
      pen,
      upper,
      path('M68 -56C80 -44 82 -30 76 -14L104 -12C112 -24 108 -36 100 -42Z', shade(body, 0.24)),
      stroke('M108 -38C132 -34 160 -32 176 -20', tint(body, 0.7), 5, { opacity: 0.42, filter: blur(pen, 2.4) }),
      stroke('M100 -42C108 -26 132 -16 184 -16', shade(body, 0.42), 1.4),
      stroke('M10 -20C16 -30 14 -44 12 -52', tint(body, 0.4), 4, { opacity: 0.3, filter: blur(pen, 2) }),
    ) +
    (shape === 'slip'
      ? stroke('M63 -54C78 -42 90 -38 100 -41', accent, 2.2)
      : path('M76 -47C86 -45 96 -40 102 -34L98 -27C90 -33 82 -37 72 -38Z', accent) +
        stroke('M78 -44L98 -32', tint(accent, 0.5), 1.4))
  )
}

const sandal: Shoe = (pen, { body, accent, detail }) => {
  const front = 'M86 -14C92 -34 116 -46 144 -38C162 -33 176 -24 184 -15C166 -9 118 -8 86 -14Z'
  const back =
    'M8 -16C10 -34 20 -48 36 -46C50 -44 62 -30 74 -14C66 -12 60 -13 56 -15C46 -28 38 -34 32 -33C26 -31 24 -24 24 -15Z'
  return (
    path('M0 -10H186C191 -8 190 -1 184 0H6C0 0 -1 -8 0 -10Z', shade(detail, 0.2)) +
    path('M0 -17C40 -20 70 -16 100 -14C140 -12 170 -15 187 -18Q191 -12 186 -8H4Q-2 -10 0 -17Z', tint(detail, 0.3)) +
    path(back, leather(pen, shade(body, 0.06))) +
    path(front, leather(pen, body)) +
    within(
      pen,
      front,
      stroke('M92 -26C110 -38 136 -38 160 -28', tint(body, 0.7), 3.6, { opacity: 0.5, filter: blur(pen, 1.6) }),
      stroke('M104 -10C112 -26 124 -36 134 -40M122 -8C132 -24 142 -32 152 -36', shade(body, 0.4), 1.3, {
        opacity: 0.8,
      }),
    ) +
    oval(37, -39, 4.6, 4.6, shade(accent, 0.2)) +
    oval(36, -40, 3.8, 3.8, tint(accent, 0.2))
  )
}

const boot: Shoe = (pen, { body, detail }) => {
  const upper =
    'M8 -10C4 -60 8 -92 6 -124C30 -130 52 -130 76 -124C74 -96 78 -66 96 -52C124 -42 164 -40 180 -22C186 -14 186 -9 182 -8H12C9 -8 8 -9 8 -10Z'
  return (
    path('M6 -8H184C188 -8 188 0 184 1H44V0L40 6H10C6 6 4 -6 6 -8Z', shade(detail, 0.3)) +
    path(upper, leather(pen, body)) +
    within(
      pen,
      upper,
      path('M34 -126C40 -104 38 -84 44 -60L64 -60C58 -84 62 -106 60 -128Z', shade(body, 0.3)),
      stroke('M20 -118C22 -90 18 -60 22 -20', tint(body, 0.6), 7, { opacity: 0.34, filter: blur(pen, 3.4) }),
      stroke('M104 -48C130 -42 160 -38 174 -22', tint(body, 0.6), 5, { opacity: 0.4, filter: blur(pen, 2.4) }),
      stroke('M90 -54C96 -36 120 -20 184 -18', shade(body, 0.42), 1.4),
    ) +
    stroke('M6 -124C30 -130 52 -130 76 -124', shade(body, 0.4), 2) +
    stroke('M8 -124C5 -138 18 -138 17 -126', shade(body, 0.2), 3.4)
  )
}

const pairs = { khussa, loafer, sandal, boot } as const

const pair =
  (shoe: Shoe): DrawFashion =>
  (pen, palette, style) => {
    const at = (x: number, y: number, scale: number) =>
      group(
        { transform: `translate(${x} ${y}) scale(${scale})` },
        oval(112, 3, 108, 9, '#2a120c', { opacity: 0.24, filter: blur(pen, 6) }) +
          oval(98, 1, 96, 4.6, '#2a120c', { opacity: 0.32, filter: blur(pen, 2) }),
        shoe(pen, palette, style),
      )
    return at(128, floorLine - 34, 1.16) + at(72, floorLine + 2, 1.2)
  }

/** A curled slipper of Lahore, a pair. `body` leather, `accent` thread and beads, `detail` sole. */
export const khussas = pair(pairs.khussa)
/** Flat shoes with a strap, or without (`shape` slip). */
export const loafers = pair(pairs.loafer)
/** Flat sandals with two straps. */
export const sandals = pair(pairs.sandal)
/** Short boots. */
export const boots = pair(pairs.boot)
