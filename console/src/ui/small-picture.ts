/** A picture of the lake cut to a square of so many CSS px, sharp on double-density screens. Other addresses stay. */
export function smallPicture(address: string, size: number): string {
  if (!/\/images\//.test(address)) return address
  const url = new URL(address, location.href)
  for (const [name, value] of Object.entries({ w: size * 2, h: size * 2, fit: 'crop', auto: 'format' }))
    url.searchParams.set(name, String(value))
  return url.href
}
