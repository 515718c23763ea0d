import { AssetError } from './http-error.ts'

/** A cut-out of the source in its own pixels. */
export interface Rect {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** How a picture fills the asked box, in the words of Sanity's image URLs. */
export type Fit = 'clip' | 'crop' | 'fill' | 'fillmax' | 'max' | 'min' | 'scale'

export type OutputFormat = 'jpg' | 'png' | 'webp' | 'avif' | 'gif'

/** A parsed image URL. Width and height include the pixel ratio. */
export interface Transform {
  readonly width?: number
  readonly height?: number
  readonly fit: Fit
  /** Where a crop looks: a side, the middle, the busiest part, or a point given as shares 0..1. */
  readonly crop: string
  readonly focus: { readonly x: number; readonly y: number }
  readonly rect?: Rect
  readonly quality?: number
  readonly format?: OutputFormat
  readonly background?: string
  readonly blur?: number
  readonly turn: number
  readonly flip: string
  /** -100 (grey) to 100. */
  readonly saturation?: number
  /** 1 to 100. */
  readonly sharpen?: number
  readonly invert?: true
  /** Pixels added on every side. */
  readonly pad?: number
  /** Limits of the size, for `fit=crop`. */
  readonly bounds?: Bounds
  /** Marks the focal point. */
  readonly focusDebug?: true
  /** Of an animation, the first picture alone. */
  readonly firstFrame?: true
  readonly colorSpace?: ColorSpace
  /** Asks about the picture instead of for it. */
  readonly info?: true
}

export interface Bounds {
  readonly minWidth: number
  readonly maxWidth: number
  readonly minHeight: number
  readonly maxHeight: number
}

export type ColorSpace = 'origin' | 'srgb' | 'cmyk' | 'b-w'

const fits: ReadonlySet<string> = new Set<Fit>(['clip', 'crop', 'fill', 'fillmax', 'max', 'min', 'scale'])
const formats: Readonly<Record<string, OutputFormat>> = {
  jpg: 'jpg',
  jpeg: 'jpg',
  pjpg: 'jpg',
  png: 'png',
  webp: 'webp',
  avif: 'avif',
  gif: 'gif',
}
const colorSpaces: ReadonlySet<string> = new Set<ColorSpace>(['origin', 'srgb', 'cmyk', 'b-w'])
const crops = /^((top|bottom)(,(left|right))?|(left|right)(,(top|bottom))?|center|focalpoint|entropy)$/
const shaping = 'w h fit rect q auto dpr fm crop fp-x fp-y fp-debug bg blur or flip'.split(' ')
const finishing = 'sat sharp invert pad min-w max-w min-h max-h frame cs'.split(' ')
/** The longest side that is made, as on the hosted service. */
export const longest = 8192

/**
 * Reads the parameters of an image URL; undefined when none changes the picture. Nonsense is a 400.
 * Source: https://www.sanity.io/docs/apis-and-sdks/image-urls
 */
export function parseTransform(params: URLSearchParams, accept: string): Transform | undefined {
  if (params.has('dlRaw') || ![...shaping, ...finishing].some((name) => params.has(name))) return undefined
  const ratio = number(params, 'dpr', 1, 3) ?? 1
  const width = scaled(number(params, 'w', 1, longest), ratio)
  const height = scaled(number(params, 'h', 1, longest), ratio)
  const fit = params.get('fit') ?? 'clip'
  if (!fits.has(fit)) throw new AssetError(400, `Invalid fit: ${fit}`)
  const crop = params.get('crop') || 'center'
  if (!crops.test(crop)) throw new AssetError(400, `Invalid crop: ${crop}`)
  const rect = rectOf(params.get('rect'))
  const quality = number(params, 'q', 0, 100)
  const format = formatOf(params, accept)
  const background = colorOf(params.get('bg'))
  const blur = number(params, 'blur', 1, 2000)
  return {
    fit: fit as Fit,
    crop,
    focus: { x: number(params, 'fp-x', 0, 1) ?? 0.5, y: number(params, 'fp-y', 0, 1) ?? 0.5 },
    turn: number(params, 'or', 0, 270) ?? 0,
    flip: params.get('flip') ?? '',
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(rect && { rect }),
    ...(quality !== undefined && { quality: Math.max(1, Math.round(quality)) }),
    ...(format && { format }),
    ...(background && { background }),
    ...(blur !== undefined && { blur }),
    ...finishOf(params),
    ...(fit === 'crop' && boundsOf(params, ratio)),
    ...(params.get('fm') === 'json' && { info: true as const }),
  }
}

/** What is done to a picture once it has its size; only what was asked for. */
function finishOf(params: URLSearchParams): Partial<Transform> {
  const saturation = number(params, 'sat', -100, 100)
  const sharpen = number(params, 'sharp', 0, 100)
  const pad = number(params, 'pad', 0, 2000)
  const colorSpace = params.get('cs') || undefined
  if (colorSpace !== undefined && !colorSpaces.has(colorSpace)) throw new AssetError(400, `Invalid cs: ${colorSpace}`)
  if (params.has('frame') && params.get('frame') !== '1') throw new AssetError(400, 'Invalid frame: must be 1')
  return {
    ...(saturation && { saturation }),
    ...(sharpen && { sharpen }),
    ...(pad && { pad: Math.round(pad) }),
    ...(isOn(params, 'invert') && { invert: true }),
    ...(isOn(params, 'fp-debug') && { focusDebug: true }),
    ...(params.has('frame') && { firstFrame: true }),
    ...(colorSpace !== undefined && { colorSpace: colorSpace as ColorSpace }),
  }
}

const isOn = (params: URLSearchParams, name: string): boolean => ['', 'true', '1'].includes(params.get(name) ?? 'no')

function boundsOf(params: URLSearchParams, ratio: number): { bounds?: Bounds } {
  const of = (name: string): number | undefined => scaled(number(params, name, 1, longest), ratio)
  const bounds = {
    minWidth: of('min-w') ?? 1,
    maxWidth: of('max-w') ?? longest,
    minHeight: of('min-h') ?? 1,
    maxHeight: of('max-h') ?? longest,
  }
  if (bounds.minWidth > bounds.maxWidth || bounds.minHeight > bounds.maxHeight)
    throw new AssetError(400, 'Invalid size: the least is more than the most')
  return ['min-w', 'max-w', 'min-h', 'max-h'].some((name) => params.has(name)) ? { bounds } : {}
}

function number(params: URLSearchParams, name: string, least: number, most: number): number | undefined {
  const text = params.get(name)
  if (text === null || text === '') return undefined
  const value = Number(text)
  if (!Number.isFinite(value) || value < least || value > most) {
    throw new AssetError(400, `Invalid ${name}: must be a number from ${least} to ${most}`)
  }
  return value
}

function scaled(size: number | undefined, ratio: number): number | undefined {
  return size === undefined ? undefined : Math.min(longest, Math.max(1, Math.round(size * ratio)))
}

function rectOf(text: string | null): Rect | undefined {
  if (!text) return undefined
  const parts = text.split(',').map(Number)
  const [left, top, width, height] = parts.map(Math.round)
  const whole = parts.length === 4 && parts.every((part) => Number.isFinite(part) && part >= 0)
  if (!whole || left === undefined || top === undefined || !width || !height) {
    throw new AssetError(400, 'Invalid rect: must be left,top,width,height')
  }
  return { left, top, width, height }
}

function formatOf(params: URLSearchParams, accept: string): OutputFormat | undefined {
  const asked = params.get('fm')
  if (asked && asked !== 'json') {
    const format = formats[asked]
    if (!format) throw new AssetError(400, `Invalid fm: ${asked}`)
    return format
  }
  if (params.get('auto') !== 'format') return undefined
  if (accept.includes('image/avif')) return 'avif'
  return accept.includes('image/webp') ? 'webp' : undefined
}

function colorOf(text: string | null): string | undefined {
  if (!text) return undefined
  if (!/^([0-9a-f]{3}|[0-9a-f]{4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(text)) {
    throw new AssetError(400, 'Invalid bg: must be a colour in hexadecimal')
  }
  // Eight digits put alpha first in image URLs and last in CSS.
  if (text.length === 8) return `#${text.slice(2)}${text.slice(0, 2)}`
  return text.length === 4 ? `#${text.slice(1)}${text.slice(0, 1)}` : `#${text}`
}
