/** Grounds of product pictures: the flat tile colours of the coffee shop. */
export const tiles = {
  butter: '#f8e3a3',
  blush: '#f3c9bb',
  pistachio: '#cfe0b4',
  sky: '#bfd9e6',
  clay: '#e5b394',
  oat: '#eeddc3',
} as const

/** Names of the grounds. */
export type Tile = keyof typeof tiles

/** Colours that things are made of. */
export const inks = {
  ink: '#2b1a12',
  pine: '#1f5c4a',
  persimmon: '#c23c16',
  cobalt: '#2b4c8c',
  marigold: '#e0a22c',
  sun: '#f2b138',
  plum: '#6b3f5b',
  moss: '#4a5a3c',
  cream: '#efe2c8',
  paper: '#fff3dc',
  enamel: '#fbf5ea',
  steel: '#b9b4ae',
  wood: '#b9803f',
  coffee: '#4a2313',
  crema: '#b0703a',
  milk: '#f6e9d6',
} as const

/** What shadows lean toward; never black. */
const dusk = '#2a120c'
/** What lights lean toward; never white. */
const noon = '#fff8ea'

const channels = (colour: string): readonly number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

/** Blend of two `#rrggbb` colours; `share` 0 gives the first, 1 the second. */
export const mix = (first: string, second: string, share: number): string => {
  const other = channels(second)
  const blended = channels(first).map((value, at) => Math.round(value + ((other[at] ?? value) - value) * share))
  return `#${blended.map((value) => Math.max(0, Math.min(255, value)).toString(16).padStart(2, '0')).join('')}`
}

/** Toward shadow, 0 to 1. */
export const shade = (colour: string, share: number): string => mix(colour, dusk, share)

/** Toward light, 0 to 1. */
export const tint = (colour: string, share: number): string => mix(colour, noon, share)
