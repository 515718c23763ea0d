/** A text that has been checked or made by the one place that may. */
export type Brand<Base, Name extends string> = Base & { readonly __brand: Name }

/** 26 characters of Crockford base 32: 48 bits of time, 80 of chance. Lower case, so that ids read calmly. */
export type Ulid = Brand<string, 'Ulid'>

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Makes a ulid from a time (ms since 1970) and 10 random bytes. */
export function ulid(timeMs: number, random: Uint8Array): Ulid {
  let time = ''
  for (let rest = timeMs, index = 0; index < 10; index += 1, rest = Math.floor(rest / 32))
    time = alphabet.charAt(rest % 32) + time
  let bits = 0n
  for (const byte of random.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte)
  let chance = ''
  for (let index = 0; index < 16; index += 1, bits >>= 5n) chance = alphabet.charAt(Number(bits & 31n)) + chance
  return (time + chance) as Ulid
}

/** Makes a fresh ulid; given to whoever needs one, so that tests and the seeder can fix it. */
export type NewUlid = () => Ulid

const part = /^[a-zA-Z0-9][a-zA-Z0-9_-]*$/

/** Joins id parts with dots after checking that no part holds one: `dotted('stockLevel', variantId, locationId)`. */
export function dotted(...parts: readonly string[]): string {
  for (const each of parts)
    if (!part.test(each)) throw new RangeError(`id part ${JSON.stringify(each)} must match ${part}`)
  const id = parts.join('.')
  if (id.length > 128) throw new RangeError(`id ${id} is longer than 128 characters`)
  return id
}

/** What follows the first dot: the ulid of `order.<ulid>`. */
export const afterDot = (id: string): string => id.slice(id.indexOf('.') + 1)
