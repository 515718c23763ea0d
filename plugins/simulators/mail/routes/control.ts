import { fromLoopback, json, jsonObject } from '../../http/answers.ts'
import { type Faults, parseFaults } from '../../http/faults.ts'
import type { Answer, Request } from '../../http/serve.ts'
import type { MailStore } from '../store.ts'

/** `/_sim/*` of the mail simulator: messages for tests, faults, state, reset. Answers this machine only. */
export function answerControl(store: MailStore, setFaults: (faults: Faults) => void, request: Request): Answer {
  if (!fromLoopback(request)) return json(403, { error: 'The control API answers loopback hosts only.' })
  switch (`${request.method} ${request.url.pathname.slice('/_sim/'.length)}`) {
    case 'GET messages':
      return json(200, { data: store.list(request.url.searchParams.get('to') ?? undefined, 500) })
    case 'GET state':
      return json(200, { service: 'mail', faults: store.faults(), counts: { message: store.count() } })
    case 'POST reset':
      store.clear()
      setFaults(store.faults())
      return json(200, { ok: true })
    case 'POST faults':
      return faults(setFaults, request)
    default:
      return json(404, { error: 'No such control.' })
  }
}

function faults(setFaults: (faults: Faults) => void, request: Request): Answer {
  const body = jsonObject(request.body)
  const parsed = body ? parseFaults(body) : 'The body is not a JSON object.'
  if (typeof parsed === 'string') return json(400, { error: parsed })
  setFaults(parsed)
  return json(200, { faults: parsed })
}
