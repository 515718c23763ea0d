import { decode } from 'blurhash'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { describePicture } from './describe.ts'
import { extrasOf } from './extras.ts'

/** A picture that says when, how and where it was taken. */
const photograph = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#ff0000' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'Souk', Artist: 'Somebody' },
      IFD2: { FNumber: '28/10', ISOSpeedRatings: '200', DateTimeOriginal: '2026:03:04 05:06:07' },
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '33/1 51/1 36/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '151/1 12/1 0/1',
        GPSAltitude: '12/1',
      },
    })
    .toBuffer()

const metadataOf = async (query: string) =>
  (await describePicture(await photograph(), extrasOf(new URLSearchParams(query)))).metadata

it('finds previews and colours unless told otherwise, and tells neither how nor where it was taken', async () => {
  const metadata = await metadataOf('')
  expect(Object.keys(metadata).toSorted()).toEqual(
    ['_type', 'blurHash', 'dimensions', 'hasAlpha', 'isOpaque', 'lqip', 'palette'].toSorted(),
  )
  const pixels = decode(String(metadata['blurHash']), 8, 8)
  expect([...pixels.subarray(0, 3)].map((value) => Math.round(value / 16))).toEqual([16, 0, 0])
  expect(JSON.stringify(metadata)).not.toMatch(/Somebody|33\.86/)
})

it('tells what it was asked for, and dimensions always', async () => {
  expect(Object.keys(await metadataOf('meta=none'))).toEqual(['_type', 'dimensions', 'hasAlpha', 'isOpaque'])
  const metadata = await metadataOf('meta=exif&meta=location')
  expect(metadata['location']).toEqual({ _type: 'geopoint', lat: -33.86, lng: 151.2, alt: 12 })
  expect(metadata['exif']).toMatchObject({
    _type: 'sanity.imageExifMetadata',
    FNumber: 2.8,
    ISOSpeedRatings: 200,
    DateTimeOriginal: '2026-03-04T05:06:07.000Z',
  })
  expect(JSON.stringify(metadata['exif'])).not.toMatch(/Somebody|GPS/)
  expect(metadata['lqip']).toBeUndefined()
})

it('refuses a name that it does not know', () => {
  expect(() => extrasOf(new URLSearchParams('meta=faces'))).toThrow('Invalid meta: faces')
})
