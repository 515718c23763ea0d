import sharp, { type Metadata, type Sharp } from 'sharp'
import { maxPixels } from './describe.ts'
import { AssetError } from './http-error.ts'
import { type Bounds, longest, type OutputFormat, type Rect, type Transform } from './transform-params.ts'

/** A picture as it is sent. */
export interface Rendered {
  readonly bytes: Uint8Array
  readonly mimeType: string
}

/** Makes the picture that an image URL describes. Vector sources become pixels; animations stay animations. */
export async function renderTransform(source: Uint8Array, extension: string, transform: Transform): Promise<Rendered> {
  const metadata = await sharp(source, { limitInputPixels: maxPixels }).metadata()
  const format = transform.format ?? defaultFormat(extension)
  const animated = staysAnimated(metadata, format, transform)
  const upright = sharp(source, { limitInputPixels: maxPixels, animated }).autoOrient().timeout({ seconds: 30 })
  const full = metadata.autoOrient
  const area = within(transform.rect ?? { left: 0, top: 0, width: full.width, height: full.height }, full)
  const sized = { ...transform, ...(transform.bounds && boundedSize(area, transform, transform.bounds)) }
  const focused = focusedArea(area, sized)
  const used = focused ?? area
  const picture = finished(resized(upright.extract(used), used, sized), sized)
  const shown = transform.focusDebug ? await withFocus(picture, area, used, transform) : picture
  const rendered = await encode(shown, format, transform)
  return transform.info ? await informationOn(rendered) : rendered
}

/** How many pixels an animation may have in all its pictures; beyond, its first one is shown. */
const maxAnimatedPixels = maxPixels / 4

function staysAnimated(metadata: Metadata, format: OutputFormat, transform: Transform): boolean {
  const { pages = 1, autoOrient } = metadata
  const { turn, flip, pad, firstFrame, focusDebug } = transform
  if (pages < 2 || (format !== 'gif' && format !== 'webp')) return false
  if (turn !== 0 || flip !== '' || pad || firstFrame || focusDebug) return false
  return autoOrient.width * autoOrient.height * pages <= maxAnimatedPixels
}

/** The size within its limits: a side that was not asked for follows the source. */
function boundedSize(area: Rect, { width, height }: Transform, bounds: Bounds): { width: number; height: number } {
  const ratio = area.width / area.height
  const wide = width ?? (height === undefined ? area.width : Math.round(height * ratio))
  const high = height ?? Math.round(wide / ratio)
  return {
    width: Math.min(Math.max(wide, bounds.minWidth), bounds.maxWidth),
    height: Math.min(Math.max(high, bounds.minHeight), bounds.maxHeight),
  }
}

function within(rect: Rect, full: { width: number; height: number }): Rect {
  const left = Math.min(rect.left, full.width - 1)
  const top = Math.min(rect.top, full.height - 1)
  return { left, top, width: Math.min(rect.width, full.width - left), height: Math.min(rect.height, full.height - top) }
}

/** The part of the area in the asked proportions that lies closest to the focal point; undefined without one. */
function focusedArea(area: Rect, transform: Transform): Rect | undefined {
  const { width, height, fit, crop, focus } = transform
  if (crop !== 'focalpoint' || !width || !height || (fit !== 'crop' && fit !== 'min')) return undefined
  const scale = Math.min(area.width / width, area.height / height)
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
  const place = (share: number, span: number, part: number): number =>
    Math.round(Math.min(Math.max(share * span - part / 2, 0), span - part))
  return {
    left: area.left + place(focus.x, area.width, size.width),
    top: area.top + place(focus.y, area.height, size.height),
    ...size,
  }
}

function resized(picture: Sharp, area: Rect, transform: Transform): Sharp {
  const { width, height, fit } = transform
  if (!width && !height) return picture
  const withoutEnlargement = fit === 'max' || fit === 'min' || fit === 'fillmax'
  // One side alone: the other follows, whatever the fit, but not beyond what is made at all
  if (!width || !height)
    return picture.resize({ width: width ?? longest, height: height ?? longest, fit: 'inside', withoutEnlargement })
  const background = transform.background ?? '#ffffff'
  const position = positionOf(transform.crop)
  const box = { width, height }
  switch (fit) {
    case 'scale':
      return picture.resize({ ...box, fit: 'fill' })
    case 'crop':
      return picture.resize({ ...box, fit: 'cover', position })
    case 'min':
      return picture.resize({ ...smallerBox(area, width, height), fit: 'cover', position })
    case 'fill':
      return picture.resize({ ...box, fit: 'contain', background })
    case 'fillmax':
      return picture.resize({ ...box, fit: 'contain', background, withoutEnlargement })
    case 'max':
      return picture.resize({ ...box, fit: 'inside', withoutEnlargement })
    case 'clip':
      return picture.resize({ ...box, fit: 'inside' })
  }
}

/** `top,left` is `left top` to the decoder, and it spells the middle its own way. */
function positionOf(crop: string): string {
  if (crop === 'focalpoint' || crop === 'center') return 'centre'
  const sides = crop.split(',')
  const across = sides.find((side) => side === 'left' || side === 'right')
  return sides.length === 2 && across ? `${across} ${sides.find((side) => side !== across)}` : crop
}

/** The asked box, shrunk in its proportions until the source covers it. */
function smallerBox(area: Rect, width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, area.width / width, area.height / height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

function finished(picture: Sharp, transform: Transform): Sharp {
  let result = picture
  if (transform.turn !== 0) result = result.rotate(transform.turn)
  if (transform.flip.includes('h')) result = result.flop()
  if (transform.flip.includes('v')) result = result.flip()
  if (transform.blur !== undefined) result = result.blur(0.3 + transform.blur / 10)
  if (transform.sharpen) result = result.sharpen({ sigma: 0.5 + transform.sharpen / 40 })
  if (transform.saturation) result = result.modulate({ saturation: 1 + transform.saturation / 100 })
  if (transform.invert) result = result.negate({ alpha: false })
  const { pad, background = '#ffffff', colorSpace } = transform
  if (pad) result = result.extend({ top: pad, bottom: pad, left: pad, right: pad, background })
  if (colorSpace === 'origin') return result.keepIccProfile()
  return colorSpace === undefined ? result : result.toColourspace(colorSpace)
}

/** The picture with a cross over its focal point, for those who set one. */
async function withFocus(picture: Sharp, area: Rect, used: Rect, { focus }: Transform): Promise<Sharp> {
  const { data, info } = await picture.png().toBuffer({ resolveWithObject: true })
  const x = ((area.left + focus.x * area.width - used.left) / used.width) * info.width
  const y = ((area.top + focus.y * area.height - used.top) / used.height) * info.height
  const cross = `<svg xmlns="http://www.w3.org/2000/svg" width="${info.width}" height="${info.height}">
    <path d="M${x} 0V${info.height}M0 ${y}H${info.width}" stroke="#ff0000" stroke-width="2"/></svg>`
  return sharp(data).composite([{ input: Buffer.from(cross) }])
}

/** What `fm=json` answers in place of the picture. */
async function informationOn({ bytes, mimeType }: Rendered): Promise<Rendered> {
  const { autoOrient, pages = 1 } = await sharp(bytes).metadata()
  const { width, height } = autoOrient
  const told = { width, height, frames: pages, contentLength: bytes.byteLength, contentType: mimeType }
  return { bytes: Buffer.from(JSON.stringify(told)), mimeType: 'application/json' }
}

function defaultFormat(extension: string): OutputFormat {
  if (extension === 'jpg' || extension === 'webp' || extension === 'gif' || extension === 'avif') return extension
  return 'png'
}

async function encode(picture: Sharp, format: OutputFormat, transform: Transform): Promise<Rendered> {
  const quality = transform.quality === undefined ? {} : { quality: transform.quality }
  const { background } = transform
  // Made only when asked: `flatten` changes the pipeline it is called on, and the other formats keep their transparency.
  const opaque = () => picture.flatten({ background: background ?? '#ffffff' })
  if (background !== undefined && background.length !== 9 && background.length !== 5) opaque()
  const encoders: Readonly<Record<OutputFormat, () => [Sharp, string]>> = {
    jpg: () => [opaque().jpeg({ quality: 75, progressive: true, ...quality }), 'image/jpeg'],
    png: () => [picture.png(), 'image/png'],
    webp: () => [picture.webp({ quality: 75, ...quality }), 'image/webp'],
    // The fastest effort: this is made while somebody waits.
    avif: () => [picture.avif({ quality: 55, effort: 2, ...quality }), 'image/avif'],
    gif: () => [picture.gif(), 'image/gif'],
  }
  const [encoded, mimeType] = encoders[format]()
  try {
    return { bytes: await encoded.toBuffer(), mimeType }
  } catch (cause) {
    throw new AssetError(400, `The image could not be transformed: ${cause instanceof Error ? cause.message : ''}`)
  }
}
