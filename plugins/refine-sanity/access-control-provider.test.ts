import { expect, test } from 'vitest'
import { createAccessControlProvider } from './access-control-provider.ts'

const can = (roles: string[], resource: string, action: string) =>
  createAccessControlProvider(async () => roles, {
    manager: { '*': '*' },
    picker: { fulfillment: ['pick', 'pack'], order: ['list'] },
  }).can({ resource, action })

test('a role may do what its row allows', async () => {
  expect(await can(['picker'], 'fulfillment', 'pick')).toEqual({ can: true })
  expect(await can(['manager'], 'stockLevel', 'adjust')).toEqual({ can: true })
  expect(await can(['nobody', 'picker'], 'order', 'list')).toEqual({ can: true })
})

test('what no row allows is refused with the roles that could', async () => {
  expect(await can(['picker'], 'stockLevel', 'adjust')).toEqual({ can: false, reason: 'Only manager may do this.' })
})
