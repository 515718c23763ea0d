import { parseArgs } from 'node:util'
import { copyOfTree } from './copy-of-tree.ts'
import { type Mutant, missed, mutants, noticed } from './mutants.ts'
import { rooms, type Room } from './rooms.ts'

/** Of a hundred changed rules so many must be noticed. */
const reach = 90
const say = (line: string) => void process.stdout.write(`${line}\n`)
const usage = `usage: npm run mutants -- [${rooms.map(({ name }) => name).join(' | ')}] [--only FILE]... [--examples]`

/**
 * `npm run mutants -- [room ...] [--only FILE]... [--examples]`: prints each change that no test noticed, and each room's
 * share; exits 1 below the reach. `--only`: those files alone; `--examples`: only the quick tests beside the rules.
 */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { only: { type: 'string', multiple: true }, examples: { type: 'boolean', default: false } },
  })
  if (positionals.some((name) => !rooms.some((room) => room.name === name))) {
    say(usage)
    return 2
  }
  const chosen = rooms
    .filter(({ name }) => positionals.length === 0 || positionals.includes(name))
    .map((room) => (values.only ? { ...room, rules: values.only } : room))
  const tree = copyOfTree()
  process.chdir(tree.path)
  try {
    const shares = []
    for (const room of chosen) shares.push(report(room, await outcome(room, values.examples)))
    return shares.every((share) => share >= reach) ? 0 : 1
  } finally {
    tree.remove()
  }
}

/**
 * Breaks each rule of a room once. The examples beside the rules are asked first: they are quick and notice most. What
 * they miss is broken once more under all properties, and the tests of the commands that carry the rules out.
 */
async function outcome({ rules }: Room, examplesAlone: boolean): Promise<readonly Mutant[]> {
  const first = await mutants(rules, 'examples/vitest.config.ts')
  const left = first.filter(missed)
  if (examplesAlone || left.length === 0) return first
  const second = await mutants(
    left.map(({ place }) => place),
    'vitest.config.ts',
  )
  const seen = new Set(second.filter(noticed).map(({ id }) => id))
  return first.map((mutant) => (seen.has(mutant.id) ? { ...mutant, status: 'Killed' } : mutant))
}

/** Prints a room's outcome and answers the share of its changes that were noticed, of 100. */
function report({ name }: Room, all: readonly Mutant[]): number {
  const unseen = all.filter(missed)
  for (const { status, id } of unseen) say(`${status} ${id}`)
  const seen = all.filter(noticed).length
  const share = (100 * seen) / (seen + unseen.length)
  say(`${name}: ${seen} of ${seen + unseen.length} changes noticed, ${share.toFixed(1)} %, reach ${reach} %`)
  return share
}

process.exitCode = await main()
