import { fromLoopback, json, jsonObject } from './answers.ts'
import type { Box } from './box.ts'
import { type Faults, noFaults, parseFaults } from './faults.ts'
import { Hooks, type HookSources } from './hooks.ts'
import type { Answer, Request } from './serve.ts'

/** What a simulator made of a box has at hand: its things, its webhooks and its faults. */
export interface SimDesk {
  readonly box: Box
  readonly hooks: Hooks
  faults(): Faults
  down(): boolean
  /** The vendor's answer, after the wait that was asked for. */
  late(answer: Answer): Answer | Promise<Answer>
  /** True when this request is to fail, by the rate of errors. */
  fails(): boolean
}

/** A control of `/_sim/`; undefined when it is none. */
export type Control = (path: readonly string[], body: Readonly<Record<string, unknown>>) => Answer | undefined

export function createSimDesk(
  box: Box,
  sources: HookSources,
): SimDesk & {
  control(request: Request, state: () => unknown, more: Control): Answer
} {
  let downUntil = 0
  const faults = (): Faults => ({ ...noFaults, ...box.setting<Partial<Faults>>('faults') })
  const down = () => Date.now() < downUntil
  const hooks = new Hooks(box, sources, faults, down)

  function setFaults(body: Readonly<Record<string, unknown>>): Answer {
    const parsed = parseFaults(body)
    if (typeof parsed === 'string') return json(400, { error: parsed })
    downUntil = Date.now() + parsed.downMs
    box.set('faults', parsed)
    hooks.wake()
    return json(200, { faults: parsed })
  }

  function control(request: Request, state: () => unknown, more: Control): Answer {
    if (!fromLoopback(request)) return json(403, { error: 'The control API answers loopback hosts only.' })
    const path = request.url.pathname.split('/').slice(2)
    if (request.method === 'GET' && path.join('/') === 'state') return json(200, state())
    if (request.method !== 'POST') return json(405, { error: 'POST, or GET /_sim/state.' })
    const body = jsonObject(request.body)
    if (!body) return json(400, { error: 'The body is not a JSON object.' })
    if (path.join('/') === 'faults') return setFaults(body)
    if (path.join('/') === 'reset') {
      downUntil = 0
      box.clear()
      return json(200, { ok: true })
    }
    return more(path, body) ?? json(404, { error: 'No such control.' })
  }
  const late = (answer: Answer) => {
    const { answerMs } = faults()
    return answerMs > 0 ? new Promise<Answer>((resolve) => void setTimeout(resolve, answerMs, answer)) : answer
  }
  return { box, hooks, faults, down, late, fails: () => Math.random() < faults().errorRate, control }
}
