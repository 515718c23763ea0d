import { createHmac } from 'node:crypto'

/** `X-Twilio-Signature`: HMAC-SHA1, base 64, over the address and every parameter in order of its name. */
export function signForm(authToken: string, url: string, params: Readonly<Record<string, string>>): string {
  const names = Object.keys(params).sort()
  const text = names.reduce((sum, name) => sum + name + (params[name] ?? ''), url)
  return createHmac('sha1', authToken).update(text, 'utf8').digest('base64')
}
