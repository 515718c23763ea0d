import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Access } from './access.ts'
import type { WorldEnvironment } from './env.ts'
import { lakeRoles, projectRoles } from './lake-roles.ts'

/** Staff of the demo shop. The sign-in page offers them on loopback only. */
export const demoPeople = [
  { id: 'p-maryam', name: 'Maryam J.', email: 'maryam@coffee.test', role: 'manager' },
  { id: 'p-noor', name: 'Noor R.', email: 'noor@coffee.test', role: 'picker' },
  { id: 'p-sami', name: 'Sami K.', email: 'sami@coffee.test', role: 'picker' },
  { id: 'p-leena', name: 'Leena A.', email: 'leena@coffee.test', role: 'support' },
  { id: 'p-omar', name: 'Omar T.', email: 'omar@coffee.test', role: 'analyst' },
  { id: 'p-ada', name: 'Ada W.', email: 'ada@coffee.test', role: 'administrator' },
] as const

const tokenNames = {
  admin: { role: 'administrator', name: 'Ada W.', id: 'p-ada' },
  server: { role: 'server', name: 'Souk server', id: 'r-server' },
  manager: { role: 'manager', name: 'Maryam J.', id: 'p-maryam' },
  picker: { role: 'picker', name: 'Noor R.', id: 'p-noor' },
  support: { role: 'support', name: 'Leena A.', id: 'p-leena' },
  analyst: { role: 'analyst', name: 'Omar T.', id: 'p-omar' },
} as const

/** Writes the embedded lake's configuration and returns the file's path. It holds tokens: owner only. */
export function writeLakeConfig(env: WorldEnvironment, access: Access): string {
  const config = {
    dataDir: join(env.dataDir, 'lake'),
    projectId: access.projectId,
    datasets: [{ name: access.dataset, aclMode: 'private' }],
    tokens: Object.entries(tokenNames).map(([key, who]) => ({
      token: access.tokens[key as keyof Access['tokens']],
      ...who,
    })),
    roles: { ...projectRoles, ...lakeRoles(access.dataset) },
    people: demoPeople.map((person) => ({ ...person, passwordless: true })),
    publicOrigin: env.lakeOrigin,
    allowedOrigins: [env.publicOrigin],
    allowClientTime: true,
    ...(env.lakeRules && { hostedRules: env.lakeRules }),
    port: env.lakePort,
    host: env.host,
  }
  const file = join(env.dataDir, 'lake.json')
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 })
  return file
}
