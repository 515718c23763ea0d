import type { Answer, Request } from './serve.ts'

/** A JSON answer. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: `${JSON.stringify(value, null, 2)}\n`,
  }
}

/** A redirect after a form post: the browser follows it with GET. */
export function seeOther(location: string): Answer {
  return { status: 303, headers: { location }, body: '' }
}

/** True when the request was addressed to this machine by name: a page on the internet cannot do that. */
export function fromLoopback(request: Request): boolean {
  const name = URL.parse(`http://${request.headers.host ?? ''}`)?.hostname ?? ''
  const local =
    name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name)
  const site = request.headers['sec-fetch-site']
  // Some other web page may post a form to a loopback address; the browser tells
  return local && site !== 'cross-site'
}

/** Parses a JSON object body; an empty body is `{}`; anything else is undefined. */
export function jsonObject(body: string): Readonly<Record<string, unknown>> | undefined {
  if (body.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}
