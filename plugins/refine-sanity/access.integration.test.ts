import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccessControlProvider } from './access-control-provider.ts'
import { createGrantsAccessProvider, everyAccess } from './grants-access-provider.ts'
import { startTestLake, type TestLake } from './testing/lake.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
  const admin = lake.clientFor('administrator')
  await admin.create({ _id: 'placed', _type: 'parcel', state: 'placed' })
  await admin.create({ _id: 'sent', _type: 'parcel', state: 'sent' })
  await admin.create({ _id: 'oat', _type: 'drink' })
})
afterAll(() => lake.close())

type Role = Parameters<TestLake['clientFor']>[0]
const can = async (role: Role, resource: string, action: string, params?: Record<string, unknown>) =>
  (await createGrantsAccessProvider(lake.clientFor(role)).can({ resource, action, ...(params && { params }) })).can

test.each([
  ['packer', 'drink', 'list', undefined, true],
  ['packer', 'drink', 'edit', { id: 'oat' }, false],
  ['packer', 'drink', 'create', undefined, false],
  ['packer', 'parcel', 'create', undefined, true],
  ['packer', 'parcel', 'edit', { id: 'placed' }, true],
  ['packer', 'parcel', 'edit', { id: 'sent' }, false],
  ['packer', 'parcel', 'delete', { id: 'sent' }, false],
  ['packer', 'parcel', 'edit', { example: { state: 'placed' } }, true],
  ['packer', 'parcel', 'edit', undefined, false],
  ['packer', 'parcel', 'show', { id: 'sent' }, true],
  ['packer', 'secret', 'list', undefined, false],
  ['reader', 'parcel', 'list', undefined, false],
  ['reader', 'parcel', 'show', { id: 'sent' }, false],
  ['reader', 'drink', 'show', { id: 'nobody' }, false],
  ['reader', 'drink', 'history', { id: 'oat' }, false],
  ['administrator', 'secret', 'create', undefined, true],
  ['administrator', 'parcel', 'delete', { id: 'sent' }, true],
] as const)('%s, %s, %s with %j: %s', async (role, resource, action, params, may) => {
  expect(await can(role, resource, action, params)).toBe(may)
})

test('a refusal says what one may not; an action without a permission is refused until it is given one', async () => {
  const client = lake.clientFor('packer')
  const access = createGrantsAccessProvider(client)
  expect(await access.can({ resource: 'parcel', action: 'edit', params: { id: 'sent' } })).toEqual({
    can: false,
    reason: 'Your role may not change this.',
  })
  for (const action of ['pack', 'constructor'])
    expect(await access.can({ resource: 'parcel', action, params: { id: 'placed' } })).toEqual({
      can: false,
      reason: `No permission of the lake stands for "${action}".`,
    })
  const packing = createGrantsAccessProvider(client, { actions: { pack: 'update' }, typeOf: () => 'parcel' })
  expect(await packing.can({ resource: 'boxes', action: 'pack', params: { id: 'placed' } })).toEqual({ can: true })
})

test('another person’s client is asked anew', async () => {
  let client = lake.clientFor('administrator')
  const access = createGrantsAccessProvider(() => client)
  expect(await access.can({ resource: 'secret', action: 'create' })).toEqual({ can: true })
  client = lake.clientFor('reader')
  expect((await access.can({ resource: 'secret', action: 'create' })).can).toBe(false)
})

test('with rules of one’s own beside the grants, both must allow', async () => {
  const rules = createAccessControlProvider(async () => ['packer'], { packer: { parcel: ['edit'] } })
  const both = everyAccess(rules, createGrantsAccessProvider(lake.clientFor('packer')))
  expect(await both.can({ resource: 'parcel', action: 'edit', params: { id: 'placed' } })).toEqual({ can: true })
  expect((await both.can({ resource: 'parcel', action: 'edit', params: { id: 'sent' } })).can).toBe(false)
  expect(await both.can({ resource: 'drink', action: 'list' })).toEqual({
    can: false,
    reason: 'Nobody may do this here.',
  })
})
