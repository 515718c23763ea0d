import { spawn } from 'node:child_process'
import { goBack, linked, type Moved, moveTo, type ReleaseFloor, releasesOf } from './releases.ts'

const usage = `usage: node release.ts list | use RELEASE | back
  SOUK_ROOT      folder with releases/ and current (/srv/souk)
  SOUK_RESTART   command that starts the server again (systemctl restart souk)
  SOUK_READY     address that answers 200 once it is ready (http://127.0.0.1:3000/readyz)
  SOUK_PATIENCE  seconds to wait for that (90)`

const root = process.env['SOUK_ROOT'] ?? '/srv/souk'
const restartCommand = process.env['SOUK_RESTART'] ?? 'systemctl restart souk'
const readyAddress = process.env['SOUK_READY'] ?? 'http://127.0.0.1:3000/readyz'
const patience = Number(process.env['SOUK_PATIENCE'] ?? 90)
const say = (line: string): void => console.error(line)

/** Runs the restart command; one that fails leaves the judgement to readiness. */
const restart = (): Promise<void> =>
  new Promise((done) => {
    const child = spawn('sh', ['-c', restartCommand], { stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('close', (code) => {
      if (code !== 0) say(`"${restartCommand}" ended with ${code}`)
      done()
    })
  })

async function ready(): Promise<boolean> {
  for (const end = Date.now() + patience * 1000; Date.now() < end; ) {
    const answer = await fetch(readyAddress, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer?.ok) return true
    await new Promise((wait) => setTimeout(wait, 200))
  }
  return false
}

const sentences = {
  serving: (moved) => `serving ${moved.kind === 'serving' ? moved.release : ''}`,
  returned: (moved) =>
    moved.kind === 'returned' ? `${moved.failed} did not start; serving ${moved.release} again` : '',
  down: (moved) => (moved.kind === 'down' ? `${moved.failed} did not start and there is nothing to go back to` : ''),
  unknown_release: (moved) =>
    moved.kind === 'unknown_release' ? `no such release; there are ${moved.known.join(', ') || 'none'}` : '',
} satisfies Record<Moved['kind'], (moved: Moved) => string>

const floor: ReleaseFloor = { root, restart, ready, say }
const [verb, name] = process.argv.slice(2)
if (verb === 'list') {
  for (const release of releasesOf(root))
    console.log(
      `${release}${release === linked(root, 'current') ? '  current' : ''}${release === linked(root, 'previous') ? '  previous' : ''}`,
    )
} else if ((verb === 'use' && name) || verb === 'back') {
  const moved = verb === 'use' && name ? await moveTo(floor, name) : await goBack(floor)
  console.log(sentences[moved.kind](moved))
  process.exitCode = moved.kind === 'serving' ? 0 : 1
} else {
  say(usage)
  process.exitCode = 2
}
