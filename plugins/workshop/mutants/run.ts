import { parseArgs } from 'node:util'
import { Stryker } from '@stryker-mutator/core'
import { copyOfTree } from './copy-of-tree.ts'
import { rooms, type Room } from './rooms.ts'

/** Of a hundred changed rules so many must be noticed. */
const reach = 90
const say = (line: string) => void process.stdout.write(`${line}\n`)

type Mutants = Awaited<ReturnType<Stryker['runMutationTest']>>
const noticed = new Set<Mutants[number]['status']>(['Killed', 'Timeout', 'RuntimeError'])
const missed = new Set<Mutants[number]['status']>(['Survived', 'NoCoverage'])

/** Breaks each rule of a room once, runs the tests that reach it, and answers what became of every change. */
function mutate(room: Room): Promise<Mutants> {
  return new Stryker({
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'plugins/workshop/mutants/vitest.config.ts', related: false },
    mutate: [...room.rules],
    coverageAnalysis: 'perTest',
    // What is computed once, when a file is loaded, is data: words, tables, schemas
    ignoreStatic: true,
    // The copy is ours: nothing is gained by a second one
    inPlace: true,
    concurrency: 2,
    timeoutMS: 20_000,
    reporters: ['progress-append-only'],
  }).runMutationTest()
}

/** `npm run mutants -- [room ...]`: prints each change that no test noticed, and each room's share; exits 1 below the reach. */
async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true })
  const chosen = rooms.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
  if (positionals.some((name) => !rooms.some((room) => room.name === name))) {
    say(`usage: npm run mutants -- [${rooms.map(({ name }) => name).join(' | ')}]`)
    return 2
  }
  const tree = copyOfTree()
  process.chdir(tree.path)
  try {
    const shares = []
    for (const room of chosen) shares.push(report(room, await mutate(room)))
    return shares.every((share) => share >= reach) ? 0 : 1
  } finally {
    tree.remove()
  }
}

/** Prints a room's outcome and answers the share of its changes that were noticed, of 100. */
function report({ name }: Room, mutants: Mutants): number {
  const unseen = mutants.filter(({ status }) => missed.has(status))
  for (const { status, fileName, location, mutatorName, replacement } of unseen)
    say(`${status} ${fileName}:${location.start.line}:${location.start.column} ${mutatorName} ${replacement ?? ''}`)
  const seen = mutants.filter(({ status }) => noticed.has(status)).length
  const share = (100 * seen) / (seen + unseen.length)
  say(`${name}: ${seen} of ${seen + unseen.length} changes noticed, ${share.toFixed(1)} %, reach ${reach} %`)
  return share
}

process.exitCode = await main()
