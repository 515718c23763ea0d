import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { JourneyName } from './load-journeys.ts'
import type { Load } from './load.ts'

/** Forks a script of this folder; `answer` is the first thing that it says. */
export function inProcess<Answer>(
  script: string,
  args: readonly string[],
): { readonly child: ChildProcess; readonly answer: Promise<Answer> } {
  const child = fork(join(import.meta.dirname, script), [...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const answer = new Promise<Answer>((done, failed) => {
    child.once('message', (message) => done(message as Answer))
    child.once('error', failed)
    child.once('exit', (code) => failed(new Error(`${script} left with ${code}`)))
  })
  return { child, answer }
}

/** Load from a process of its own, so that the one that measures does not slow what is measured. */
export async function loadOf(
  journey: JourneyName,
  origin: string,
  what: string,
  { width, seconds }: { readonly width: number; readonly seconds: number },
): Promise<Load> {
  const load = await inProcess<Load>('load.ts', [journey, origin, String(width), String(seconds), what]).answer
  if (load.failed > 0) throw new Error(`${what}: ${load.failed} of the visits failed, the first: ${load.failure}`)
  return load
}
