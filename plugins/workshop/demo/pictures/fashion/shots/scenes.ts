import { dyes } from '../colours.ts'
import type { FashionShot, Placed } from '../draw-fashion.ts'

const cloth = (body: string, style: Placed['style'], x: number, accent = '#e0be86', detail = '#c9a06a'): Placed => ({
  kind: 'garment',
  palette: { body, accent, detail },
  style: style ?? {},
  x,
  y: 34,
  scale: 1.26,
})

/** Still lifes of the home page: three abayas on a rail, and a scarf beside a stack of its colours. */
export const scenes: Readonly<Record<string, FashionShot>> = {
  hero: {
    wall: 'mist',
    size: [820, 720],
    seed: 5,
    things: [
      { kind: 'rail', palette: { body: '#a67c52', accent: '', detail: '' }, x: 20, y: 62, scale: 1 },
      cloth(dyes.pine, { front: 'seam' }, -46),
      cloth(dyes.night, { front: 'vine', cuff: 'lines' }, 372),
      cloth('#79564f', { front: 'open', cuff: 'band' }, 160, '#efe2cc', '#d2ab74'),
      { kind: 'khussas', palette: { body: dyes.fig, accent: '#e0be86', detail: '#b98a5a' }, x: -12, y: 200, scale: 1 },
      {
        kind: 'vase',
        palette: { body: '#c9a892', accent: '#a98a72', detail: '#7d8f6a' },
        style: { print: 'leaf' },
        x: 538,
        y: 180,
        scale: 1.12,
      },
    ],
  },
  'colour-story': {
    wall: 'rose',
    size: [600, 520],
    seed: 9,
    things: [
      {
        kind: 'scarf',
        palette: { body: dyes.rosewood, accent: '#e8d6c8', detail: '#e8d6c8' },
        x: -24,
        y: 8,
        scale: 1.08,
      },
      {
        kind: 'stack',
        palette: { body: dyes.sage, accent: '', detail: '' },
        style: { colours: [dyes.night, '#8a6a5c', dyes.rosewood, dyes.sand, dyes.sage, dyes.slate, dyes.ochre] },
        x: 232,
        y: 12,
        scale: 1.06,
      },
    ],
  },
}
