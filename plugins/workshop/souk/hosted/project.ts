import { z } from 'zod'
import { openConnection } from '../connection.ts'
import type { Io } from '../io.ts'

/** What a lake answered: its status and its JSON, or null where it sent none. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** One question; without a token it is a stranger's. */
export interface Question {
  readonly token?: string | undefined
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** The project that is to be checked, over its HTTP API. */
export interface Project {
  readonly id: string
  readonly dataset: string
  readonly token: string
  /** Of somebody who may manage the project; some questions are answered to no one else. */
  readonly adminToken: string | undefined
  /** The shop's own origin. */
  readonly origin: string | undefined
  readonly webhookSecret: string | undefined
  /** Asks `/v<version>/<path>`. Throws when the lake cannot be reached. */
  ask(version: string, path: string, question?: Question): Promise<Answer>
}

const Origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin)

/** Opens the project of the environment's variables. Throws `UsageError` when the first two are not there. */
export function openProject(env: Io['env']): Project {
  const { projectId, dataset, token, lake, client } = openConnection(env)
  return {
    id: projectId,
    dataset,
    token,
    adminToken: env['SANITY_ADMIN_TOKEN'] || undefined,
    origin: Origin.safeParse(env['PUBLIC_ORIGIN']).data,
    webhookSecret: env['SANITY_WEBHOOK_SECRET'] || undefined,
    async ask(version, path, { token: bearer, method = 'GET', body, headers = {} } = {}) {
      // Data lives on the project's own host, the project's management on the lake's
      const host = path.startsWith('/data/') ? new URL(client.getUrl('/')).origin : lake
      const answer = await fetch(`${host}/v${version}${path}`, {
        method,
        headers: {
          ...headers,
          'x-sanity-project-id': projectId,
          ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      return { status: answer.status, headers: answer.headers, body: jsonOf(text) }
    },
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
