import { backup } from './commands/backup.ts'
import { exportOrders } from './commands/export-orders.ts'
import { hostedCheck } from './commands/hosted-check.ts'
import { importProducts } from './commands/import-products.ts'
import { rebuildRollups } from './commands/rebuild-rollups.ts'
import { repair } from './commands/repair.ts'
import { restore } from './commands/restore.ts'
import { seed } from './commands/seed.ts'
import { tokenCreate } from './commands/token-create.ts'
import { userAdd } from './commands/user-add.ts'
import { verify } from './commands/verify.ts'
import { processIo, type SoukCommand, UsageError } from './io.ts'

/** Every sub-command; the first words of the line choose one. */
const commands: readonly SoukCommand[] = [
  importProducts,
  exportOrders,
  seed,
  verify,
  repair,
  rebuildRollups,
  backup,
  restore,
  userAdd,
  tokenCreate,
  hostedCheck,
]

const help = (): string =>
  [
    'usage: npm run souk -- <command> [--json]',
    '',
    ...commands.map(({ usage, summary }) => `  ${usage}\n      ${summary}`),
  ].join('\n')

const words = process.argv.slice(2).filter((word) => word !== '--json')
const io = processIo(process.argv.includes('--json'))
const line = words.join(' ')
const command = commands.find(({ name }) => line === name || line.startsWith(`${name} `))

if (!command) {
  io.say(
    words.length === 0 || words[0] === 'help' || words[0] === '--help'
      ? help()
      : `souk knows no command "${line}"\n\n${help()}`,
  )
  process.exit(words.length === 0 || words[0]?.endsWith('help') ? 0 : 2)
}
try {
  process.exitCode = await command.run(words.slice(command.name.split(' ').length), io)
} catch (error) {
  if (error instanceof UsageError) io.say(`${error.message}\nusage: npm run souk -- ${command.usage}`)
  else io.say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exitCode = error instanceof UsageError ? 2 : 1
}
