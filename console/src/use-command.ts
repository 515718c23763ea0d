import type { Refusal, RunCommand } from '@souk/kernel'
import { useMutation } from '@tanstack/react-query'
import { useConsole } from './console-context.tsx'

/** How a command ended. A refusal is an expected no and is drawn as one; a fault is drawn as an error. */
export type CommandOutcome =
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export interface CommandCall {
  readonly name: string
  readonly input: Readonly<Record<string, unknown>>
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}

/** Reads a problem+json body, or the command API's `{refusal}`, as the refusal it tells of. */
function refusalOf(body: unknown): Refusal | undefined {
  const outer = record(body)
  const inner = record(outer['refusal'] ?? body)
  const { code } = inner
  const message = inner['message'] ?? inner['detail'] ?? inner['title']
  if (typeof code !== 'string' || typeof message !== 'string') return undefined
  return { code, message, detail: record(inner['detail'] ?? inner['details']) }
}

/** Nobody heard it, or nobody who could answer: the line is down, or the shop behind its door is. */
class Unreached extends Error {}
const nobodyThere = new Set([502, 503, 504])

const expected = new Set([401, 403, 404, 409, 422, 429, 503])

async function run(url: string, token: string | undefined, call: CommandCall): Promise<CommandOutcome> {
  const response = await fetch(`${url}/commands/${encodeURIComponent(call.name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify({ input: call.input }),
  }).catch((cause: unknown) => {
    throw new Unreached('The shop could not be reached, so it is not known whether this was done.', { cause })
  })
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok) return { kind: 'done', value: record(body)['value'] }
  const refusal = expected.has(response.status) ? refusalOf(body) : undefined
  if (refusal) return { kind: 'refused', refusal }
  const words = `The shop answered ${response.status}. Look whether it was done before you try again.`
  throw nobodyThere.has(response.status) ? new Unreached(words) : new Error(words)
}

/**
 * The one hook that changes anything operational: posts a command with the person's token and answers what came of it.
 * Never retries by itself. What changed is seen through the live feed; nothing is drawn before it is true.
 */
export function useCommand() {
  const { config, session } = useConsole()
  return useMutation({
    mutationFn: (call: CommandCall) => run(config.apiBase, session.auth.token(), call),
    retry: false,
  })
}

/** The same for forms that Studio and console share: a fault is told as the sentence it is, `unreached` or `fault`. */
export function useRun(): RunCommand {
  const { config, session } = useConsole()
  return async (name, input) => {
    try {
      const outcome = await run(config.apiBase, session.auth.token(), { name, input: record(input) })
      return outcome.kind === 'done' ? { ok: true, value: outcome.value } : { ok: false, refusal: outcome.refusal }
    } catch (error) {
      const code = error instanceof Unreached ? 'unreached' : 'fault'
      return { ok: false, refusal: { code, message: error instanceof Error ? error.message : String(error) } }
    }
  }
}
