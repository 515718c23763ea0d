import { encode } from 'blurhash'
import readExif from 'exif-reader'
import type { Sharp } from 'sharp'
import { AssetError } from './http-error.ts'

/** What an upload may ask to be found out about a picture. */
export type Extra = 'lqip' | 'palette' | 'blurhash' | 'exif' | 'location'

/** Names that are taken and give nothing here. */
const unsupported: ReadonlySet<string> = new Set(['image', 'thumbhash', 'none'])
const known: ReadonlySet<string> = new Set<Extra>(['lqip', 'palette', 'blurhash', 'exif', 'location'])

/**
 * The `meta` parameters of an upload. Left out: previews and colours, and neither EXIF nor the place, which tell about
 * people. `none` is for nothing beyond the dimensions. An unknown name is a 400.
 * Source: https://www.sanity.io/docs/image-metadata
 */
export function extrasOf(params: URLSearchParams): ReadonlySet<Extra> {
  if (!params.has('meta')) return new Set(['lqip', 'palette', 'blurhash'])
  const extras = new Set<Extra>()
  for (const name of params.getAll('meta').flatMap((value) => value.split(','))) {
    if (isExtra(name)) extras.add(name)
    else if (!unsupported.has(name)) throw new AssetError(400, `Invalid meta: ${name}`)
  }
  return extras
}

const isExtra = (name: string): name is Extra => known.has(name)

/** The BlurHash of a picture: five parts along its longer side, four along the other. Transparency counts as white. */
export async function blurHashOf(picture: Sharp): Promise<string> {
  const { data, info } = await picture
    .resize(32, 32, { fit: 'inside' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const wide = info.width >= info.height
  return encode(new Uint8ClampedArray(data), info.width, info.height, wide ? 5 : 4, wide ? 4 : 5)
}

/** A picture's EXIF: how it was taken, without notes of the maker and without the place. */
export function exifOf(block: Buffer | undefined): Readonly<Record<string, unknown>> | undefined {
  const photo = read(block)?.Photo
  if (!photo) return undefined
  const told = Object.entries(photo).flatMap(([name, value]) => {
    const plain = plainOf(value)
    return plain === undefined ? [] : [[name, plain] as const]
  })
  return { _type: 'sanity.imageExifMetadata', ...Object.fromEntries(told) }
}

/** Where a picture was taken. */
export function locationOf(block: Buffer | undefined): Readonly<Record<string, unknown>> | undefined {
  const gps = read(block)?.GPSInfo
  const lat = degrees(gps?.GPSLatitude, gps?.GPSLatitudeRef === 'S', 90)
  const lng = degrees(gps?.GPSLongitude, gps?.GPSLongitudeRef === 'W', 180)
  if (lat === undefined || lng === undefined) return undefined
  const alt = plainOf(gps?.GPSAltitude)
  return { _type: 'geopoint', lat, lng, ...(typeof alt === 'number' && { alt }) }
}

/** Broken EXIF is no reason to refuse a picture: it has none then. */
function read(block: Buffer | undefined): readExif.Exif | undefined {
  if (!block) return undefined
  try {
    return readExif(block)
  } catch {
    return undefined
  }
}

function plainOf(value: unknown): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value === 'string') return value.replaceAll('\u0000', '').trim().slice(0, 1000).toWellFormed()
  const numbers = Array.isArray(value) && value.length <= 16 && value.every((item) => Number.isFinite(item))
  return numbers ? value : undefined
}

function degrees(parts: unknown, negative: boolean, most: number): number | undefined {
  if (!Array.isArray(parts)) return undefined
  const [whole = 0, minutes = 0, seconds = 0] = parts.map(Number)
  const value = whole + minutes / 60 + seconds / 3600
  return Number.isFinite(value) && value <= most ? (negative ? -value : value) : undefined
}
