import sharp, { type Metadata, type Sharp } from 'sharp'
import { blurHashOf, type Extra, exifOf, locationOf } from './extras.ts'
import { AssetError } from './http-error.ts'
import { paletteOf } from './palette.ts'

/** A picture may unfold to this many pixels. Beyond, a small file could fill the memory. */
export const maxPixels = 100_000_000

/** The kinds of pictures taken in, by what the decoder calls them. */
const kinds: Readonly<Record<string, { extension: string; mimeType: string }>> = {
  jpeg: { extension: 'jpg', mimeType: 'image/jpeg' },
  png: { extension: 'png', mimeType: 'image/png' },
  webp: { extension: 'webp', mimeType: 'image/webp' },
  gif: { extension: 'gif', mimeType: 'image/gif' },
  avif: { extension: 'avif', mimeType: 'image/avif' },
  heif: { extension: 'avif', mimeType: 'image/avif' },
  tiff: { extension: 'tif', mimeType: 'image/tiff' },
  svg: { extension: 'svg', mimeType: 'image/svg+xml' },
}

/** What is known of a picture from its bytes. Width and height are as shown, after its orientation was applied. */
export interface PictureDescription {
  readonly extension: string
  readonly mimeType: string
  readonly width: number
  readonly height: number
  /** The asset document's `metadata`. */
  readonly metadata: Readonly<Record<string, unknown>>
}

/** Opens bytes as a picture; a bomb, a broken or an unknown file is an {@link AssetError} 400. */
export async function describePicture(bytes: Uint8Array, extras: ReadonlySet<Extra>): Promise<PictureDescription> {
  try {
    const metadata = await sharp(bytes, { limitInputPixels: maxPixels }).metadata()
    return await describe(bytes, metadata, extras)
  } catch (cause) {
    if (cause instanceof AssetError) throw cause
    throw new AssetError(400, `Invalid image, could not read its contents: ${messageOf(cause)}`)
  }
}

async function describe(
  bytes: Uint8Array,
  metadata: Metadata,
  extras: ReadonlySet<Extra>,
): Promise<PictureDescription> {
  const kind = kinds[metadata.format]
  if (!kind) throw new AssetError(400, `Invalid image, the format ${metadata.format} is not supported`)
  const { width, height } = metadata.autoOrient
  const picture = sharp(bytes, { limitInputPixels: maxPixels }).autoOrient().timeout({ seconds: 20 })
  const isOpaque = !metadata.hasAlpha || (await isFull(picture.clone().extractChannel('alpha')))
  const makers: Readonly<Record<Extra, () => unknown>> = {
    lqip: () => previewOf(picture.clone(), isOpaque),
    palette: () => paletteOf(picture.clone()),
    blurhash: () => blurHashOf(picture.clone()),
    exif: () => exifOf(metadata.exif),
    location: () => locationOf(metadata.exif),
  }
  const found: Record<string, unknown> = {}
  for (const extra of extras) {
    const value = await makers[extra]()
    if (value !== undefined) found[fieldNames[extra]] = value
  }
  return {
    ...kind,
    width,
    height,
    metadata: {
      _type: 'sanity.imageMetadata',
      dimensions: { _type: 'sanity.imageDimensions', width, height, aspectRatio: width / height },
      hasAlpha: metadata.hasAlpha,
      isOpaque,
      ...found,
    },
  }
}

const fieldNames: Readonly<Record<Extra, string>> = {
  lqip: 'lqip',
  palette: 'palette',
  blurhash: 'blurHash',
  exif: 'exif',
  location: 'location',
}

/** A tiny preview as a `data:` URL. */
async function previewOf(picture: Sharp, isOpaque: boolean): Promise<string> {
  const preview = picture.resize(20, 20, { fit: 'inside' })
  const tiny = isOpaque ? await preview.jpeg({ quality: 60 }).toBuffer() : await preview.png().toBuffer()
  return `data:image/${isOpaque ? 'jpeg' : 'png'};base64,${tiny.toString('base64')}`
}

/** Whether every pixel of one channel is full. The decoder's own statistics cost five times as much. */
async function isFull(channel: Sharp): Promise<boolean> {
  const pixels = await channel.raw().toBuffer()
  return pixels.every((value) => value === 255)
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
