import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoShopper } from '../demo/demo-shopper.ts'
import { standInValues } from './stand-ins.ts'

/** `$DATA_DIR/access.json`, the secrets made at first start. Contract part 3. */
export interface Access {
  readonly projectId: string
  readonly dataset: string
  readonly lake: { readonly url: string }
  readonly tokens: Readonly<Record<'admin' | 'server' | 'manager' | 'picker' | 'support' | 'analyst', string>>
  readonly demo: Readonly<Record<string, { readonly email: string; readonly password?: string }>>
  /** Keys that sign order links and provider webhooks. */
  readonly secrets: Readonly<Record<'commerce' | 'stripeWebhook' | 'stripeKey', string>>
  /** Keys and secrets that the other stand-ins are given, by variable. */
  readonly standIns: Readonly<Record<string, string>>
}

const token = (role: string): string => `sk${role}${randomBytes(30).toString('base64url')}`

function makeAccess(lakeUrl: string): Access {
  return {
    projectId: 'souklocal',
    dataset: 'production',
    lake: { url: lakeUrl },
    tokens: {
      admin: token('admin'),
      server: token('server'),
      manager: token('manager'),
      picker: token('picker'),
      support: token('support'),
      analyst: token('analyst'),
    },
    demo: {
      shopper: { email: demoShopper.email, password: demoShopper.password },
      manager: { email: 'maryam@coffee.test' },
      picker: { email: 'noor@coffee.test' },
    },
    secrets: {
      commerce: randomBytes(32).toString('base64url'),
      stripeWebhook: `whsec_${randomBytes(24).toString('hex')}`,
      stripeKey: `sk_test_${randomBytes(24).toString('hex')}`,
    },
    standIns: {},
  }
}

/** Reads the world's secrets, making them at the first start; only the owner may read the file. */
export function openAccess(dataDir: string, lakeUrl: string): Access {
  const file = join(dataDir, 'access.json')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const held = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Access) : makeAccess(lakeUrl)
  const access: Access = { ...held, lake: { url: lakeUrl }, standIns: standInValues(held.standIns) }
  writeFileSync(file, `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600 })
  return access
}
