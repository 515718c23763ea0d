import { el } from '../pen.ts'

/** The printed name of a label: the shop's display face, narrowed so that long names fit the width. */
export const name = (words: string, x: number, y: number, size: number, colour: string, width = 124): string => {
  const wide = words.length * size * 0.53
  const fitted = wide > width ? (size * width) / wide : size
  return el(
    'text',
    {
      x,
      y,
      fill: colour,
      'font-family': "'Bricolage Grotesque Variable', 'Bricolage Grotesque', sans-serif",
      'font-weight': 750,
      'font-size': fitted,
      'text-anchor': 'middle',
      style: 'font-stretch:90%',
    },
    words.replaceAll('&', '&amp;'),
  )
}

/** The small line of a label, spaced out. */
export const line = (words: string, x: number, y: number, colour: string, size = 7.5): string =>
  el(
    'text',
    {
      x,
      y,
      fill: colour,
      'font-family': "'Figtree Variable', Figtree, sans-serif",
      'font-weight': 600,
      'font-size': size,
      'letter-spacing': 1.5,
      'text-anchor': 'middle',
    },
    words.replaceAll('&', '&amp;'),
  )
