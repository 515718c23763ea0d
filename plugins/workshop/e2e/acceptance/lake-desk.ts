import type { Stage } from './script.ts'

/** Writes to the dataset under a staff token, as the Studio does; answers the status and what was said. */
export async function writeToLake(
  { world }: Stage,
  role: 'manager' | 'admin',
  path: 'mutate' | 'actions',
  body: unknown,
): Promise<{ readonly status: number; readonly said: string }> {
  const answer = await fetch(`${world.urls.lake}v2025-02-19/data/${path}/${world.access.dataset}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${world.access.tokens[role]}`,
      'x-sanity-project-id': world.access.projectId,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  })
  return { status: answer.status, said: await answer.text() }
}

/** Asks again until it holds: a busy machine is no fault of the shop's, so a minute at most. */
export async function soon(holds: () => Promise<boolean>, what: string): Promise<void> {
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    if (await holds()) return
    await new Promise((wait) => setTimeout(wait, 100))
  }
  throw new Error(`${what} within a minute`)
}
