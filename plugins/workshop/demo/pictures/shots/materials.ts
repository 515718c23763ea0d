import { inks } from '../colour.ts'
import type { Palette } from '../kind.ts'

/** Three colours as a palette: what it is made of, what stands out, small things. */
export const colours = (body: string, accent: string = inks.ink, detail: string = inks.ink): Palette => ({
  body,
  accent,
  detail,
})

/** What several pictures share: bakes, doughs, drinks. */
export const stuff = {
  bake: '#cf8838',
  golden: '#d5944a',
  dough: '#c48a4e',
  crust: '#b06a34',
  filling: '#8a4a22',
  icing: '#fffaf0',
  paper: '#fdf7ec',
  brew: '#6e3a1c',
  latte: '#a0622f',
  roast: '#5a2d1a',
  flatWhite: '#5a2a15',
  grip: '#3a1c10',
  blush: '#e9b8a8',
} as const
