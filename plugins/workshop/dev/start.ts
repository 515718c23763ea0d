import { resolve } from 'node:path'
import { demoShopper } from '../demo/demo-shopper.ts'
import { buildApps } from './build.ts'
import { parseWorldEnvironment } from './env.ts'
import { demoPeople } from './lake-config.ts'
import { startWorld, type World } from './world.ts'

const top = resolve(import.meta.dirname, '../../..')
const say = (line: string): void => console.log(`souk: ${line}`)
const development = process.argv.includes('--dev')

/** The table a person sees when everything is up. */
function table(world: World): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Shop', world.urls.shop],
    ['Console', world.urls.console],
    ['Studio', world.urls.studio],
    ['API', world.urls.api],
    ['Content Lake', world.urls.lake],
    ['Card simulator', world.urls.stripe],
    ['PayPal simulator', world.urls.paypal],
    ['Carriers', world.urls.carriers],
    ['Courier', world.urls.courier],
    ['Inbox', world.urls.inbox],
    ['Phones', world.urls.phones],
  ]
  const people = demoPeople.map((person) => `  ${person.name.padEnd(18)}${person.role}`)
  return [
    '',
    ...rows.map(([name, url]) => `  ${name.padEnd(18)}${url}`),
    '',
    '  Sign in to console and Studio as one of these, no password on this machine:',
    ...people,
    `  In the shop: ${demoShopper.email}, password ${demoShopper.password}.`,
    '  Test card 4242 4242 4242 4242, any date ahead, any code.',
    '',
  ].join('\n')
}

let world: World | undefined
let leaving = false

async function leave(code: number): Promise<void> {
  if (leaving) return
  leaving = true
  say('draining')
  await world?.stop()
  say('stopped')
  process.exit(code)
}

process.on('SIGINT', () => void leave(0))
process.on('SIGTERM', () => void leave(0))

try {
  const env = parseWorldEnvironment(process.env)
  const built = development ? Promise.resolve() : buildApps(top, say)
  // Awaited inside startWorld, later: a failure before that moment must not count as unhandled.
  built.catch(() => undefined)
  world = await startWorld(env, {
    top,
    say,
    built,
    development,
    spares: !development,
    onGivenUp: (name) => {
      say(`${name} keeps failing; its log is in ${env.dataDir}/logs/${name}.log`)
      void leave(1)
    },
  })
  console.log(table(world))
  say('ready')
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  await leave(1)
}
