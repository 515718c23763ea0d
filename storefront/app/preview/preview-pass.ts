import { createHmac, timingSafeEqual } from 'node:crypto'
import { type View, viewOf } from './view.ts'

/** What lets one browser see drafts: until when, what it looks at, and which Studio may show the pages in a frame. */
export interface PreviewPass {
  /** Milliseconds since 1970. */
  readonly until: number
  readonly view: View
  /** Origin of the Studio that gave the secret. */
  readonly studio: string
}

export const passCookie = 'souk_preview'
/** A working day. */
export const passSeconds = 8 * 3600

const encode = (text: string): string => Buffer.from(text).toString('base64url')
const decode = (text: string): string => Buffer.from(text, 'base64url').toString()

const sealOf = (secret: string, words: string): Buffer =>
  createHmac('sha256', secret).update(`preview ${words}`).digest()

/** The cookie's value: the pass and the shop's own seal on it. */
export function writePass(secret: string, { until, view, studio }: PreviewPass): string {
  const words = `${until}.${view}.${encode(studio)}`
  return `${words}.${sealOf(secret, words).toString('base64url')}`
}

function valueOf(cookies: string | undefined): string | undefined {
  const found = cookies?.split(/;\s*/).find((each) => each.startsWith(`${passCookie}=`))
  return found?.slice(passCookie.length + 1)
}

/** The pass in a request's `Cookie` header; undefined when there is none, it is over, or the seal is not ours. */
export function readPass(secret: string, cookies: string | undefined, now: number): PreviewPass | undefined {
  const [until = '', asked = '', studio = '', seal = ''] = valueOf(cookies)?.split('.') ?? []
  const told = Buffer.from(seal, 'base64url')
  const own = sealOf(secret, `${until}.${asked}.${studio}`)
  if (told.length !== own.length || !timingSafeEqual(told, own) || !(Number(until) > now)) return undefined
  return { until: Number(until), view: viewOf(asked), studio: decode(studio) }
}

/** The `Set-Cookie` header of a pass. A Studio on another site reaches it over https only, in that Studio's frames. */
export function passHeader(value: string, secure: boolean, seconds = passSeconds): string {
  const place = secure ? 'SameSite=None; Secure; Partitioned' : 'SameSite=Lax'
  return `${passCookie}=${value}; Path=/; HttpOnly; Max-Age=${seconds}; ${place}`
}
