import type { Sharp } from 'sharp'

/** One colour of a picture with the text colours that read on it. `population` is its share in percent. */
export interface Swatch {
  readonly _type: 'sanity.imagePaletteSwatch'
  readonly background: string
  readonly foreground: string
  readonly title: string
  readonly population: number
}

/** The seven swatches that Sanity's asset documents carry; absent where no pixel is of that character. */
export interface Palette {
  readonly _type: 'sanity.imagePalette'
  readonly dominant?: Swatch
  readonly [name: string]: Swatch | 'sanity.imagePalette' | undefined
}

interface Bin {
  red: number
  green: number
  blue: number
  count: number
}

/** Saturation and lightness that a swatch of each name aims at, all 0..1. */
const characters = {
  vibrant: { saturation: 1, lightness: 0.5 },
  lightVibrant: { saturation: 1, lightness: 0.75 },
  darkVibrant: { saturation: 1, lightness: 0.25 },
  muted: { saturation: 0.3, lightness: 0.5 },
  lightMuted: { saturation: 0.3, lightness: 0.75 },
  darkMuted: { saturation: 0.3, lightness: 0.25 },
} as const

/** Reads the palette off a small copy of the picture. */
export async function paletteOf(picture: Sharp): Promise<Palette> {
  const { data, info } = await picture
    .resize(64, 64, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const bins = countBins(data, info.channels)
  const total = bins.reduce((sum, bin) => sum + bin.count, 0)
  const dominant = bins[0]
  if (!dominant) return { _type: 'sanity.imagePalette' }
  const named = Object.entries(characters).map(([name, aim]) => [name, nearest(bins, aim, total)] as const)
  const swatches = named.flatMap(([name, bin]) => (bin ? [[name, swatchOf(bin, total)] as const] : []))
  return { _type: 'sanity.imagePalette', dominant: swatchOf(dominant, total), ...Object.fromEntries(swatches) }
}

/** Colours rounded to 4 bits a channel, the most frequent first; transparent pixels do not count. */
function countBins(data: Uint8Array, channels: number): Bin[] {
  const bins = new Map<number, Bin>()
  for (let at = 0; at + 3 < data.length; at += channels) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4)
    if (alpha < 128) continue
    const key = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4)
    const bin = bins.get(key) ?? { red: 0, green: 0, blue: 0, count: 0 }
    bins.set(key, { red: bin.red + red, green: bin.green + green, blue: bin.blue + blue, count: bin.count + 1 })
  }
  return [...bins.values()].sort((a, b) => b.count - a.count)
}

function nearest(bins: readonly Bin[], aim: { saturation: number; lightness: number }, total: number): Bin | undefined {
  let best: Bin | undefined
  let bestScore = Number.POSITIVE_INFINITY
  for (const bin of bins) {
    const { saturation, lightness } = shadeOf(bin)
    const off = Math.abs(lightness - aim.lightness)
    if (off > 0.18 || Math.abs(saturation - aim.saturation) > 0.65) continue
    const score = 3 * off + Math.abs(saturation - aim.saturation) - bin.count / total
    if (score < bestScore) [best, bestScore] = [bin, score]
  }
  return best
}

function shadeOf(bin: Bin): { saturation: number; lightness: number } {
  const channels = [bin.red, bin.green, bin.blue].map((sum) => sum / bin.count / 255)
  const high = Math.max(...channels)
  const low = Math.min(...channels)
  const lightness = (high + low) / 2
  const span = 1 - Math.abs(2 * lightness - 1)
  return { saturation: span < 1e-6 ? 0 : (high - low) / span, lightness }
}

function swatchOf(bin: Bin, total: number): Swatch {
  const channels = [bin.red, bin.green, bin.blue].map((sum) => Math.round(sum / bin.count))
  const [red = 0, green = 0, blue = 0] = channels
  const dark = 0.299 * red + 0.587 * green + 0.114 * blue < 150
  return {
    _type: 'sanity.imagePaletteSwatch',
    background: `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`,
    foreground: dark ? '#fff' : '#000',
    title: dark ? '#fff' : '#000',
    population: Math.round((bin.count / total) * 10_000) / 100,
  }
}
