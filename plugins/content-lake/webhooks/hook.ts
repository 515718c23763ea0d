import { refusalOfUrl } from './address.ts'
import { compileRule, RuleError } from './delta.ts'

/** What a document went through. */
export type Operation = 'create' | 'update' | 'delete'

/** A webhook as the hosted service stores and answers it. Times are ISO with `Z`. */
export interface Hook {
  readonly type: 'document'
  readonly id: string
  readonly projectId: string
  readonly name: string
  readonly description: string | null
  /** A dataset's name, or `*` for every one. */
  readonly dataset: string
  readonly url: string
  readonly httpMethod: string
  readonly headers: Readonly<Record<string, string>>
  readonly rule: {
    readonly on: readonly Operation[]
    readonly filter: string | null
    readonly projection: string | null
  }
  readonly apiVersion: string
  readonly includeDrafts: boolean
  readonly includeAllVersions: boolean
  readonly secret: string | null
  readonly isDisabled: boolean
  readonly isDisabledByUser: boolean
  readonly createdAt: string
  readonly createdByUserId: string
  readonly deletedAt: null
}

/** What an administrator says of a hook. */
export type HookSettings = Omit<Hook, 'type' | 'id' | 'projectId' | 'createdAt' | 'createdByUserId' | 'deletedAt'>

/** A field that cannot be used; the message says which and what to do. */
export class HookRefused extends Error {}

const defaults: HookSettings = {
  name: '',
  description: null,
  dataset: '',
  url: '',
  httpMethod: 'POST',
  headers: {},
  rule: { on: ['create', 'update', 'delete'], filter: null, projection: null },
  apiVersion: 'v2021-03-25',
  includeDrafts: false,
  includeAllVersions: false,
  secret: null,
  isDisabled: false,
  isDisabledByUser: false,
}

type Reader = (value: unknown, field: string) => unknown

const textUpTo =
  (most: number): Reader =>
  (value, field) => {
    if (typeof value === 'string' && value.trim() !== '' && value.length <= most) return value
    throw new HookRefused(`${field} needs 1 to ${most} characters`)
  }
const orNull =
  (reader: Reader): Reader =>
  (value, field) =>
    value === null || value === '' ? null : reader(value, field)
const yesOrNo: Reader = (value, field) => {
  if (typeof value === 'boolean') return value
  throw new HookRefused(`${field} must be true or false`)
}
const oneOf =
  (...words: readonly string[]): Reader =>
  (value, field) => {
    if (typeof value === 'string' && words.includes(value)) return value
    throw new HookRefused(`${field} must be one of ${words.join(', ')}`)
  }
const day: Reader = (value, field) => {
  if (typeof value === 'string' && /^v(?:\d{4}-\d{2}-\d{2}|X|1)$/.test(value)) return value
  throw new HookRefused(`${field} must be a version such as v2021-03-25`)
}

const fields: Readonly<Record<keyof HookSettings, Reader>> = {
  name: textUpTo(200),
  description: orNull(textUpTo(1024)),
  dataset: textUpTo(64),
  url: textUpTo(2048),
  httpMethod: oneOf('POST', 'PUT', 'PATCH', 'DELETE', 'GET'),
  headers: readHeaders,
  rule: readRule,
  apiVersion: day,
  includeDrafts: yesOrNo,
  includeAllVersions: yesOrNo,
  secret: orNull(textUpTo(200)),
  isDisabled: yesOrNo,
  isDisabledByUser: yesOrNo,
}

/**
 * Reads what somebody said of a hook, over what it was before (or the defaults). Fields that only the lake sets are
 * passed over. Throws {@link HookRefused}.
 */
export function readHook(
  body: Readonly<Record<string, unknown>>,
  allowLoopback: boolean,
  before: HookSettings = defaults,
): HookSettings {
  if (body['type'] !== undefined && body['type'] !== 'document')
    throw new HookRefused('type must be document: this lake has no webhooks for whole transactions')
  const said: Readonly<Record<string, unknown>> = { ...before, ...body }
  const settings = Object.entries(fields).map(([field, reader]) => [field, reader(said[field], field)])
  const read: HookSettings = Object.fromEntries(settings)
  const refusal = refusalOfUrl(read.url, allowLoopback)
  if (refusal !== undefined) throw new HookRefused(refusal)
  return read
}

function readRule(value: unknown): HookSettings['rule'] {
  const { on = defaults.rule.on, filter = null, projection = null } = plainObject(value, 'rule')
  const known: readonly unknown[] = defaults.rule.on
  if (!Array.isArray(on) || on.length === 0 || !on.every((each) => known.includes(each)))
    throw new HookRefused('rule.on must name some of create, update, delete')
  for (const [field, text] of Object.entries({ filter, projection }))
    if (text !== null && (typeof text !== 'string' || text.length > 10_000))
      throw new HookRefused(`rule.${field} must be GROQ of at most 10000 characters`)
  const rule = { on: [...new Set(on)], filter, projection } as HookSettings['rule']
  try {
    compileRule(rule.filter, rule.projection)
  } catch (error) {
    if (error instanceof RuleError) throw new HookRefused(`rule.${error.message}`, { cause: error })
    throw error
  }
  return rule
}

/** Headers that say what the call is or how it travels are the lake's own. */
const ownHeaders = /^(?:host|content-length|content-type|connection|transfer-encoding|idempotency-key|sanity-.*)$/i

function readHeaders(value: unknown): Readonly<Record<string, string>> {
  const headers = plainObject(value ?? {}, 'headers')
  for (const [name, text] of Object.entries(headers)) {
    if (!/^[\w!#$%&'*+.^`|~-]{1,100}$/.test(name) || ownHeaders.test(name))
      throw new HookRefused(`headers: ${JSON.stringify(name)} is not a header that a webhook may set`)
    if (typeof text !== 'string' || !/^[\t\x20-\x7e]{0,2000}$/.test(text))
      throw new HookRefused(`headers: the value of ${name} must be plain text`)
  }
  return headers as Record<string, string>
}

function plainObject(value: unknown, field: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new HookRefused(`${field} must be an object`)
}
