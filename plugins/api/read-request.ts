import type { z } from 'zod'
import { invalidInput, problem } from './problem.ts'

/** Largest body that a client may send: a cart of a hundred lines is a tenth of it. */
export const bodyLimit = 64 * 1024

/** Query parameters as an object; a name that comes twice is refused. */
export function readQuery(url: URL): Readonly<Record<string, string>> {
  const twice = [...new Set(url.searchParams.keys())].filter((name) => url.searchParams.getAll(name).length > 1)
  if (twice.length > 0) throw invalidInput(twice.map((path) => ({ path, message: 'Send it once.' })))
  return Object.fromEntries(url.searchParams)
}

/** The JSON body; an empty one counts as `{}`. Refuses other media types, bodies over the limit, and what is no JSON. */
export async function readBody(request: Request, limit = bodyLimit): Promise<unknown> {
  const text = await readText(request, limit)
  if (text === '') return {}
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') throw problem('unsupported_media_type')
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    throw problem('malformed_json')
  }
}

async function readText(request: Request, limit: number): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw problem('body_too_large', { limit })
  if (!request.body) return ''
  const chunks: Uint8Array[] = []
  const reader = request.body.getReader()
  for (let size = 0; ; ) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > limit) {
      await reader.cancel()
      throw problem('body_too_large', { limit })
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Parses with a schema; refuses with one sentence per place. An unknown field is named at its own path. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw invalidInput(
    parsed.error.issues.flatMap((issue) => {
      const at = (name?: string) => [...issue.path.map(String), ...(name === undefined ? [] : [name])].join('.')
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => ({ path: at(key), message: 'This field is not known.' }))
      }
      return [{ path: at(), message: issue.message }]
    }),
  )
}

/** Accept-Language, best first; at most ten. */
export function readLanguages(header: string | null): readonly string[] {
  const ranked = (header ?? '').split(',').flatMap((part) => {
    const [tag = '', ...more] = part.trim().split(';')
    const weight = Number(/q=([\d.]+)/.exec(more.join(';'))?.[1] ?? 1)
    return /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) && weight > 0 ? [{ tag, weight }] : []
  })
  return ranked
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 10)
    .map(({ tag }) => tag)
}

/** The token of `Authorization: Bearer`. */
export function readBearer(header: string | null): string | undefined {
  return /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(header ?? '')?.[1]
}
