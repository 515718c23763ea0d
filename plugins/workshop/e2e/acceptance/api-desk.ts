import type { Stage } from './script.ts'

export interface Answer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/** Asks the API for a change under a staff token, as the console does. */
export const post = (
  { client, world }: Stage,
  role: 'manager' | 'picker' | 'support' | 'analyst',
  path: string,
  body: unknown,
): Promise<Answer> =>
  client.call<Record<string, unknown>>('POST', `/api/v1${path}`, { token: world.access.tokens[role], body })

/** An answer in words, for whoever reads why a step failed. */
export const told = ({ status, body }: Answer): string => `${status} ${JSON.stringify(body)}`
