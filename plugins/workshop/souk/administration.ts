import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Connection } from './connection.ts'
import { type Io, UsageError } from './io.ts'

/** The project's own address: who may sign in, and robots' tokens. */
export interface Administration {
  readonly hosted: boolean
  /** Throws with the lake's own sentence when it refuses. */
  post(path: string, body: unknown): Promise<unknown>
}

const Tokens = z.object({ tokens: z.object({ admin: z.string() }) })
/** The two shapes of the lake's refusals, as sentences. */
const Refusal = z.union([
  z.object({ error: z.object({ description: z.string() }) }).transform(({ error }) => error.description),
  z.object({ message: z.string() }).transform(({ message }) => message),
])

function adminToken({ dataDir }: Connection, env: Io['env']): string {
  if (env['SANITY_PROJECT_ID']) {
    const token = env['SANITY_ADMIN_TOKEN']
    if (!token) throw new UsageError('SANITY_ADMIN_TOKEN: set it to a token that may manage the project')
    return token
  }
  return Tokens.parse(JSON.parse(readFileSync(join(dataDir, 'access.json'), 'utf8'))).tokens.admin
}

/** Opens the project behind a connection under an administrator's token; the shop's server token may not manage. */
export function openAdministration(connection: Connection, env: Io['env']): Administration {
  const token = adminToken(connection, env)
  const { lake, projectId } = connection
  return {
    hosted: lake.startsWith('https://api.sanity.io'),
    async post(path, body) {
      const response = await fetch(`${lake}/v2021-06-07/projects/${projectId}/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      const answer: unknown = await response.json()
      if (response.ok) return answer
      throw new Error(Refusal.safeParse(answer).data ?? `the lake answered ${response.status}`)
    },
  }
}
