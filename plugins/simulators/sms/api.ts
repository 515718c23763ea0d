import { timingSafeEqual } from 'node:crypto'
import { json } from '../http/answers.ts'
import type { Answer, Request } from '../http/serve.ts'
import type { SmsDesk } from './desk.ts'
import { messageResource, type SimSms } from './entities.ts'
import { failure, magic } from './failure.ts'
import type { SmsStore } from './store.ts'

export interface ApiParts {
  readonly store: SmsStore
  readonly desk: SmsDesk
  readonly accountSid: string
  readonly authToken: string
  readonly from: string
  readonly fails: () => boolean
}

const sendable = new Set(['To', 'From', 'Body', 'StatusCallback'])
const listable = new Set(['To', 'From', 'PageSize', 'Page', 'PageToken', 'DateSent', 'DateSent<', 'DateSent>'])

/** `/2010-04-01/Accounts/:sid/Messages*`: send, fetch, list. Everything else is the vendor's own 404. */
export function answerApi(parts: ApiParts, request: Request): Answer {
  const { pathname } = request.url
  const [, version, accounts, account, rest = '', last = ''] = pathname.split('/')
  if (!mayEnter(parts, request)) return failure(401, 20003, 'Authenticate')
  const missing = failure(404, 20404, `The requested resource ${pathname} was not found`)
  if (version !== '2010-04-01' || accounts !== 'Accounts' || account !== parts.accountSid) return missing
  if (parts.fails()) return failure(500, 20500, 'Internal Server Error')
  if (rest === 'Messages.json' && last === '')
    return request.method === 'POST' ? send(parts, request) : request.method === 'GET' ? list(parts, request) : missing
  const sid = /^(SM[\da-f]{32})\.json$/.exec(last)?.[1]
  const found = rest === 'Messages' && sid && request.method === 'GET' ? parts.store.get(sid) : undefined
  return found ? json(200, messageResource(found, parts.accountSid)) : missing
}

/** HTTP basic: account SID and auth token. */
function mayEnter({ accountSid, authToken }: ApiParts, { headers }: Request): boolean {
  const given = Buffer.from(headers['authorization'] ?? '')
  const right = Buffer.from(`Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`)
  return given.length === right.length && timingSafeEqual(given, right)
}

function send({ store, desk, accountSid, from: own }: ApiParts, request: Request): Answer {
  const form = new URLSearchParams(request.body)
  const unknown = [...form.keys()].find((name) => !sendable.has(name))
  if (unknown !== undefined) return failure(400, 20001, `The simulator does not know the parameter ${unknown}`)
  const field = (name: string) => form.get(name) ?? ''
  const [to, from, body, callback] = ['To', 'From', 'Body', 'StatusCallback'].map(field) as [
    string,
    string,
    string,
    string,
  ]
  if (to === '') return failure(400, 21604, "A 'To' phone number is required.")
  if (from === '') return failure(400, 21603, "A 'From' phone number is required.")
  if (body === '') return failure(400, 21602, 'Message body is required.')
  if (body.length > 1600) return failure(400, 21617, 'The concatenated message body exceeds the 1600 character limit')
  const refusal = magic[to]
  if (refusal) return refusal(to)
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return failure(400, 21211, `Invalid 'To' Phone Number: ${to}`)
  if (from !== own)
    return failure(
      400,
      21606,
      `The 'From' phone number provided (${from}) is not a valid message-capable Twilio phone number for this destination.`,
    )
  if (callback !== '' && !/^https?:$/.test(URL.parse(callback)?.protocol ?? ''))
    return failure(400, 21609, `The StatusCallback URL ${callback} is not a valid URL.`)
  if (store.marked(to, 'stopped')) return failure(400, 21610, 'Attempt to send to unsubscribed recipient')
  const sms = desk.send({ to, from, body, callback: callback === '' ? null : callback })
  return json(201, messageResource(sms, accountSid))
}

/** Newest first, 50 a page unless told, 1000 at most. */
function list({ store, accountSid }: ApiParts, { url }: Request): Answer {
  const { searchParams: query } = url
  const unknown = [...query.keys()].find((name) => !listable.has(name))
  if (unknown !== undefined) return failure(400, 20001, `The simulator does not know the parameter ${unknown}`)
  const size = Math.min(Math.max(Number(query.get('PageSize') ?? 50) || 50, 1), 1000)
  const page = Math.max(Number(query.get('Page') ?? 0) || 0, 0)
  const all = store.list(10_000).filter((sms) => fits(sms, query))
  const messages = all.slice(page * size, (page + 1) * size)
  const uriOf = (number: number) => {
    const next = new URLSearchParams(query)
    next.set('PageSize', String(size))
    next.set('Page', String(number))
    return `${url.pathname}?${next}`
  }
  return json(200, {
    messages: messages.map((sms) => messageResource(sms, accountSid)),
    start: page * size,
    end: page * size + Math.max(messages.length - 1, 0),
    page,
    page_size: size,
    uri: uriOf(page),
    first_page_uri: uriOf(0),
    next_page_uri: all.length > (page + 1) * size ? uriOf(page + 1) : null,
    previous_page_uri: page > 0 ? uriOf(page - 1) : null,
  })
}

function fits({ to, from, sentAt }: SimSms, query: URLSearchParams): boolean {
  const same = (name: string, value: string) => query.get(name) === null || query.get(name) === value
  const day = sentAt === null ? '' : new Date(sentAt).toISOString().slice(0, 10)
  const [on, before, after] = ['DateSent', 'DateSent<', 'DateSent>'].map((name) => query.get(name)?.slice(0, 10))
  const when = (on === undefined || day === on) && (before === undefined || (day !== '' && day <= before))
  return same('To', to) && same('From', from) && when && (after === undefined || day >= after)
}
