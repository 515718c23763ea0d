import type { Actor } from '@souk/kernel'
import { expect, test } from 'vitest'
import type { CommandName } from '../../contract.ts'
import { openMemoryFloor } from '../../testing/shop-floor.ts'
import type { SavedView } from './documents.ts'

const noor: Actor = { kind: 'staff', id: 'p-noor', name: 'Noor R.' }
const leena: Actor = { kind: 'staff', id: 'p-leena', name: 'Leena A.' }

async function openDesk() {
  const { commerce, store } = await openMemoryFloor({ LATTE: 1 })
  const as = (actor: Actor) => (name: CommandName, input: object, commandId?: string) =>
    commerce.dispatch(name, input, { actor, role: 'support', ...(commandId ? { commandId } : {}) })
  const view = () => store.all().find((document): document is SavedView => document._type === 'savedView') as SavedView
  return { noor: as(noor), leena: as(leena), manager: commerce.dispatch, view, store }
}
const late = { name: 'Late and paid', page: 'orders', search: 'payment=captured&view=late', shared: false }

test('a view is kept under its name with who made it, once however often it is asked', async () => {
  const desk = await openDesk()
  for (let times = 0; times < 2; times += 1) await desk.noor('saveView', late, 'once')
  expect(desk.store.all().filter(({ _type }) => _type === 'savedView')).toEqual([
    expect.objectContaining({
      ...late,
      _id: 'savedView.once',
      owner: { id: 'p-noor', name: 'Noor R.' },
      defaultFor: [],
    }),
  ])
})

test('only who made a view changes or deletes it, and who runs the shop deletes a shared one', async () => {
  const desk = await openDesk()
  await desk.noor('saveView', late, 'own')
  const viewId = 'savedView.own'
  const refused = { ok: false, refusal: { code: 'view_not_yours', message: expect.stringContaining('Noor R.') } }
  expect(await desk.leena('saveView', { ...late, viewId, name: 'Mine now' })).toMatchObject(refused)
  expect(await desk.leena('removeView', { viewId })).toMatchObject(refused)
  expect(await desk.leena('retireView', { viewId })).toMatchObject({ ok: false, refusal: { code: 'forbidden' } })
  const boss = { actor: leena, role: 'manager' } as const
  expect(await desk.manager('retireView', { viewId }, boss)).toMatchObject({ refusal: { code: 'view_not_found' } })
  expect(await desk.noor('saveView', { ...late, viewId, shared: true })).toMatchObject({ ok: true })
  expect(await desk.manager('retireView', { viewId }, boss)).toMatchObject({ ok: true })
  expect(desk.view().removedAt).toBeDefined()
})

test('a deleted view is brought back as it was', async () => {
  const desk = await openDesk()
  await desk.noor('saveView', late, 'own')
  const { _rev, _updatedAt, ...before } = desk.view()
  await desk.noor('removeView', { viewId: 'savedView.own' })
  expect(await desk.noor('saveView', { ...late, viewId: 'savedView.own' })).toMatchObject({
    refusal: { code: 'view_not_found' },
  })
  await desk.noor('restoreView', { viewId: 'savedView.own' })
  expect(desk.view()).toMatchObject(before)
  expect(desk.view().removedAt).toBeUndefined()
})

test('a page begins with one view for each person; what somebody keeps for himself is nobody else’s', async () => {
  const desk = await openDesk()
  await desk.noor('saveView', { ...late, shared: true }, 'first')
  await desk.noor('saveView', late, 'second')
  const defaults = () =>
    Object.fromEntries(
      desk.store.all().flatMap((each) => (each._type === 'savedView' ? [[each._id, each['defaultFor']]] : [])),
    )
  await desk.noor('chooseDefaultView', { viewId: 'savedView.first', chosen: true })
  await desk.leena('chooseDefaultView', { viewId: 'savedView.first', chosen: true })
  expect(await desk.leena('chooseDefaultView', { viewId: 'savedView.second', chosen: true })).toMatchObject({
    refusal: { code: 'view_not_found' },
  })
  await desk.noor('chooseDefaultView', { viewId: 'savedView.second', chosen: true, instead: 'savedView.first' })
  expect(defaults()).toEqual({ 'savedView.first': ['p-leena'], 'savedView.second': ['p-noor'] })
  await desk.leena('chooseDefaultView', { viewId: 'savedView.first', chosen: false })
  expect(defaults()).toEqual({ 'savedView.first': [], 'savedView.second': ['p-noor'] })
})

test('what who runs the shop took from the team is brought back for its owner alone', async () => {
  const desk = await openDesk()
  const viewId = 'savedView.own'
  await desk.noor('saveView', { ...late, shared: true }, 'own')
  await desk.leena('chooseDefaultView', { viewId, chosen: true })
  await desk.noor('chooseDefaultView', { viewId, chosen: true })
  const boss = { actor: leena, role: 'manager' } as const
  for (let times = 0; times < 2; times += 1)
    expect(await desk.manager('retireView', { viewId }, boss)).toMatchObject({ ok: true })
  await desk.noor('restoreView', { viewId })
  expect(desk.view()).toMatchObject({ shared: false, defaultFor: ['p-noor'] })
  expect(desk.view().removedAt).toBeUndefined()
})

test('a view that its owner keeps for himself from now on begins nobody else’s page', async () => {
  const desk = await openDesk()
  const viewId = 'savedView.own'
  await desk.noor('saveView', { ...late, shared: true }, 'own')
  await desk.leena('chooseDefaultView', { viewId, chosen: true })
  await desk.noor('chooseDefaultView', { viewId, chosen: true })
  await desk.noor('saveView', { ...late, viewId, shared: true, name: 'Late' })
  expect(desk.view()).toMatchObject({ name: 'Late', shared: true, defaultFor: ['p-leena', 'p-noor'] })
  await desk.noor('saveView', { ...late, viewId })
  expect(desk.view()).toMatchObject({ shared: false, defaultFor: ['p-noor'] })
})

test.each(['q=amira', 'view=late&q=amira%40example.com', '<script>', 'view=late&&', '?view=late', 'a b'])(
  'an address like %s is not kept',
  async (search) => {
    const desk = await openDesk()
    expect(await desk.noor('saveView', { ...late, search })).toMatchObject({ refusal: { code: 'invalid_input' } })
  },
)
