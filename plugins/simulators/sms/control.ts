import { fromLoopback, json, jsonObject } from '../http/answers.ts'
import { type Faults, parseFaults } from '../http/faults.ts'
import type { Answer, Request } from '../http/serve.ts'
import type { SmsDesk } from './desk.ts'
import { simShape } from './entities.ts'
import type { SmsStore } from './store.ts'

export interface ControlParts {
  readonly store: SmsStore
  readonly desk: SmsDesk
  setFaults(faults: Faults): void
}

/** `/_sim/*` of the phone simulator: messages for tests, replies, phones that are off, faults, state, reset. This machine only. */
export function answerControl({ store, desk, setFaults }: ControlParts, request: Request): Answer {
  if (!fromLoopback(request)) return json(403, { error: 'The control API answers loopback hosts only.' })
  const body = jsonObject(request.body)
  if (!body) return json(400, { error: 'The body is not a JSON object.' })
  const phone = typeof body['phone'] === 'string' ? body['phone'] : ''
  switch (`${request.method} ${request.url.pathname.slice('/_sim/'.length)}`) {
    case 'GET messages': {
      const to = request.url.searchParams.get('to') ?? undefined
      const sent = store.list(500, to).filter(({ direction }) => direction !== 'inbound')
      return json(200, { data: sent.map(simShape) })
    }
    case 'GET state':
      return json(200, { service: 'sms', faults: store.faults(), counts: { message: store.count() } })
    case 'POST reply':
      if (phone === '' || typeof body['text'] !== 'string') return json(400, { error: 'Give {"phone", "text"}.' })
      return json(200, simShape(desk.reply(phone, body['text'])))
    case 'POST phones':
      if (phone === '' || typeof body['off'] !== 'boolean') return json(400, { error: 'Give {"phone", "off": true}.' })
      store.mark(phone, 'off', body['off'])
      return json(200, { phone, off: body['off'] })
    case 'POST reset':
      store.clear()
      setFaults(store.faults())
      return json(200, { ok: true })
    case 'POST faults': {
      const faults = parseFaults(body)
      if (typeof faults === 'string') return json(400, { error: faults })
      setFaults(faults)
      return json(200, { faults })
    }
    default:
      return json(404, { error: 'No such control.' })
  }
}
