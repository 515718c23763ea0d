import { el, group, oval, path, type Pen, stroke, within } from '../pen.ts'
import type { Palette } from '../kind.ts'

/** What a label shows above its name. */
export type Motif = 'sun' | 'waves' | 'leaf' | 'moon' | 'tiles' | 'peaks' | 'petals' | 'rings'

type DrawMotif = (inks: Palette) => string

/** Rays of a sun between two radii, over the upper half and a little more. */
const rays = (cx: number, cy: number, from: number, to: number, colour: string): string =>
  Array.from({ length: 13 }, (_, at) => {
    const turn = Math.PI * (1.08 - (at / 12) * 1.16) + Math.PI
    const [dx, dy] = [Math.cos(turn + Math.PI), Math.sin(turn)]
    return stroke(`M${cx + dx * from} ${cy + dy * from}L${cx + dx * to} ${cy + dy * to}`, colour, 2.6)
  }).join('')

const sun: DrawMotif = ({ body, accent }) =>
  rays(70, 46, 27, 37, accent) +
  oval(70, 46, 21, 21, accent) +
  path('M0 72C22 52 42 54 62 66C84 79 110 78 140 58V102H0Z', body) +
  path('M0 86C30 76 60 84 84 90C104 95 124 92 140 84V102H0Z', body, { opacity: 0.55 })

const waves: DrawMotif = ({ body, accent }) =>
  [0, 1, 2, 3, 4]
    .map((row) =>
      stroke(`M-8 ${16 + row * 18}c13 -14 26 -14 39 0s26 14 39 0s26 -14 39 0s26 14 39 0`, row % 2 ? body : accent, 8.5),
    )
    .join('')

const leaf: DrawMotif = ({ body, accent, detail }) =>
  path('M70 92C34 80 26 44 52 14C86 26 96 62 70 92Z', body) +
  path('M70 92C76 64 92 48 122 42C124 72 104 92 70 92Z', accent) +
  stroke('M55 26C62 50 68 70 70 92', '#fff3dc', 2.4) +
  stroke('M112 52C96 62 82 74 72 90', '#fff3dc', 2) +
  oval(32, 74, 6, 6, detail) +
  oval(24, 58, 4, 4, detail)

const moon: DrawMotif = ({ body, accent }) =>
  path('M78 14a36 36 0 1 0 28 58a31 31 0 0 1 -28 -58Z', body) +
  (
    [
      [24, 24, 3.2],
      [110, 22, 4],
      [36, 52, 2.4],
      [118, 50, 2.8],
      [22, 80, 3],
      [98, 38, 2.2],
    ] as const
  )
    .map(([x, y, r]) => oval(x, y, r, r, accent))
    .join('')

const quarter = (x: number, y: number, turn: number, colour: string) =>
  el('path', {
    d: 'M-17.5 -17H17.5A35 34 0 0 1 -17.5 17Z',
    fill: colour,
    transform: `translate(${x} ${y}) rotate(${turn})`,
  })

const tilesMotif: DrawMotif = ({ body, accent, detail }) => {
  const turns = [0, 90, 180, 90, 270, 0, 180, 0, 90, 270, 90, 180]
  const colours = [body, accent, body, detail, accent, body, accent, body, body, accent, detail, accent]
  return turns
    .map((turn, at) => quarter(17.5 + (at % 4) * 35, 17 + Math.floor(at / 4) * 34, turn, colours[at] ?? body))
    .join('')
}

const peaks: DrawMotif = ({ body, accent }) =>
  oval(26, 22, 12, 12, accent) +
  path('M-6 102L40 36L64 68L92 24L146 102Z', body) +
  path('M92 24L106 44L98 52L91 44L85 51L79 45Z', accent) +
  path('M40 36L50 50L43 55L38 50L32 54L29 51Z', '#fff3dc')

const petals: DrawMotif = ({ body, accent, detail }) =>
  [-64, -32, 0, 32, 64]
    .map((turn, at) =>
      el('path', {
        d: 'M0 0C-13 -18 -11 -42 0 -54C11 -42 13 -18 0 0Z',
        fill: at % 2 ? accent : at === 2 ? detail : body,
        transform: `translate(70 76) rotate(${turn})`,
      }),
    )
    .join('') +
  oval(60, 86, 6, 6, accent) +
  oval(80, 86, 6, 6, body)

const rings: DrawMotif = ({ body, accent, detail }) =>
  ([34, 26, 18] as const).map((r, at) => oval(52, 50, r, r, at % 2 ? '#fff3dc' : body)).join('') +
  ([26, 18, 10] as const).map((r, at) => oval(96, 56, r, r, at % 2 ? '#fff3dc' : accent)).join('') +
  oval(52, 50, 8, 8, detail)

const motifs: Readonly<Record<Motif, DrawMotif>> = {
  sun,
  waves,
  leaf,
  moon,
  tiles: tilesMotif,
  peaks,
  petals,
  rings,
}

/** A motif in a field 140 wide and 102 high, moved to where the label is. */
export const drawMotif = (pen: Pen, motif: Motif, inks: Palette, x: number, y: number): string =>
  group({ transform: `translate(${x} ${y})` }, within(pen, 'M0 0H140V102H0Z', motifs[motif](inks)))
