import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const unit = readFileSync(new URL('souk.service', import.meta.url), 'utf8')
const settingOf = (name: string): number => Number(new RegExp(`^${name}=(\\d+)`, 'm').exec(unit)?.[1])

test('a server that cannot start while the lake is away is started again for ten seconds at least', () => {
  expect(unit).toMatch(/^RestartSec=\d+ms$/m)
  expect(settingOf('StartLimitBurst') * settingOf('RestartSec')).toBeGreaterThanOrEqual(10_000)
})
