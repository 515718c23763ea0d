import type { Refusal, Result, RunCommand } from '@souk/kernel'
import type { StudioEnvironment } from './env.ts'

/** Posts to the command API with the Studio's own token. */
export function createRunCommand(environment: StudioEnvironment): RunCommand {
  return async (name, input) => {
    try {
      const token = storedToken(environment.projectId)
      const response = await fetch(`${environment.apiBase}/commands/${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ input }),
      })
      return readAnswer(response.ok, response.status, await response.json().catch(() => undefined))
    } catch {
      return no(
        'unreachable',
        'The shop’s server did not answer. Nothing was changed here; look again before you retry.',
      )
    }
  }
}

const no = (code: string, message: string): Result<unknown> => ({ ok: false, refusal: { code, message } })

function readAnswer(succeeded: boolean, status: number, body: unknown): Result<unknown> {
  const fields: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {}
  if (succeeded) return { ok: true, value: fields['value'] }
  const refusal = asRefusal(fields['refusal']) ?? asRefusal(fields)
  if (refusal) return { ok: false, refusal }
  return no('failed', `The shop’s server answered ${status}. Look again before you retry.`)
}

/** Both a plain refusal and a problem document, whose words are `detail` or `title`, say no. */
function asRefusal(input: unknown): Refusal | undefined {
  if (typeof input !== 'object' || input === null) return undefined
  const { code, message, detail, title } = input as Record<string, unknown>
  const words = [message, detail, title].find((text) => typeof text === 'string' && text !== '')
  return typeof code === 'string' && typeof words === 'string' ? { code, message: words } : undefined
}

/** Where Sanity's sign-in by token keeps it. */
function storedToken(projectId: string): string | undefined {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(`__studio_auth_token_${projectId}`) ?? 'null')
    const token = typeof stored === 'object' && stored !== null && 'token' in stored ? stored.token : undefined
    return typeof token === 'string' ? token : undefined
  } catch {
    return undefined
  }
}
