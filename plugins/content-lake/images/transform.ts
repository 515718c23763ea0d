import sharp, { type Sharp } from 'sharp'
import { maxPixels } from './describe.ts'
import { AssetError } from './http-error.ts'
import type { OutputFormat, Rect, Transform } from './transform-params.ts'

/** A picture as it is sent. */
export interface Rendered {
  readonly bytes: Uint8Array
  readonly mimeType: string
}

const sharpPositions: Readonly<Record<string, string>> = {
  top: 'top',
  bottom: 'bottom',
  left: 'left',
  right: 'right',
  center: 'centre',
  entropy: 'entropy',
}

/** Makes the picture that an image URL describes. Vector sources become pixels. */
export async function renderTransform(source: Uint8Array, extension: string, transform: Transform): Promise<Rendered> {
  const upright = sharp(source, { limitInputPixels: maxPixels }).autoOrient().timeout({ seconds: 30 })
  const { autoOrient: full } = await sharp(source, { limitInputPixels: maxPixels }).metadata()
  const area = within(transform.rect ?? { left: 0, top: 0, width: full.width, height: full.height }, full)
  const focused = focusedArea(area, transform)
  const picture = resized(upright.extract(focused ?? area), focused ?? area, transform)
  return encode(finished(picture, transform), transform.format ?? defaultFormat(extension), transform)
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
  const background = transform.background ?? '#ffffff'
  const position = sharpPositions[transform.crop] ?? 'centre'
  const box = { ...(width && { width }), ...(height && { height }) }
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
      return picture.resize({ ...box, fit: 'contain', background, withoutEnlargement: true })
    case 'max':
      return picture.resize({ ...box, fit: 'inside', withoutEnlargement: true })
    case 'clip':
      return picture.resize({ ...box, fit: 'inside' })
  }
}

/** The asked box, shrunk in its proportions until the source covers it. */
function smallerBox(area: Rect, width = area.width, height = area.height): { width: number; height: number } {
  const scale = Math.min(1, area.width / width, area.height / height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

function finished(picture: Sharp, transform: Transform): Sharp {
  let result = picture
  if (transform.turn !== 0) result = result.rotate(transform.turn)
  if (transform.flip.includes('h')) result = result.flop()
  if (transform.flip.includes('v')) result = result.flip()
  if (transform.blur !== undefined) result = result.blur(0.3 + transform.blur / 10)
  return result
}

function defaultFormat(extension: string): OutputFormat {
  if (extension === 'jpg' || extension === 'webp' || extension === 'gif' || extension === 'avif') return extension
  return 'png'
}

async function encode(picture: Sharp, format: OutputFormat, transform: Transform): Promise<Rendered> {
  const quality = transform.quality === undefined ? {} : { quality: transform.quality }
  // Made only when asked: `flatten` changes the pipeline it is called on, and the other formats keep their transparency.
  const opaque = () => picture.flatten({ background: transform.background ?? '#ffffff' })
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
