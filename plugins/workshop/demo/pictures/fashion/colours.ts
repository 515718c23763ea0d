/** Colours of the fashion house, by the code that its options have. Source: the house's look. */
export const dyes = {
  pine: '#3f4a45',
  mauve: '#7a5a58',
  night: '#2d2833',
  sage: '#7d8f7a',
  haze: '#b9c3cf',
  rosewood: '#b98a86',
  sand: '#d8c3b4',
  fig: '#7a3f4a',
  tan: '#a88b6c',
  ivory: '#efe6d6',
  ochre: '#c79a4b',
  slate: '#5f6875',
  clay: '#a9654c',
  coffee: '#4a3a34',
  gold: '#cda555',
  silver: '#b4b2b6',
} as const

/** A colour by its code. */
export type Dye = keyof typeof dyes
