import type { Action } from '@sanity/client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { refusalOf } from '../trials/start-lake.ts'
import { type AnyLake, anyLake } from './any-lake.ts'

let lake: AnyLake

beforeAll(async () => {
  lake = await anyLake()
})
afterAll(() => lake.close())
beforeEach(() => lake.client(lake.token).delete({ query: '*' }))

const admin = () => lake.client(lake.token)
const act = (...actions: Action[]) => admin().action(actions)
const everything = () => admin().fetch('*[] | order(_id) {_id, title}')

const create: Action = {
  actionType: 'sanity.action.document.create',
  publishedId: 'a',
  attributes: { _id: 'drafts.a', _type: 'thing', title: 'One' },
  ifExists: 'fail',
}
const publish: Action = { actionType: 'sanity.action.document.publish', draftId: 'drafts.a', publishedId: 'a' }
const edit = (title: string): Action => ({
  actionType: 'sanity.action.document.edit',
  draftId: 'drafts.a',
  publishedId: 'a',
  patch: { set: { title } },
})

describe('document actions', () => {
  it('make a draft, publish it, and edit it again as a draft of the published document', async () => {
    await act(create)
    expect(await everything()).toEqual([{ _id: 'drafts.a', title: 'One' }])
    await act(publish)
    expect(await everything()).toEqual([{ _id: 'a', title: 'One' }])
    await act(
      {
        actionType: 'sanity.action.document.edit',
        draftId: 'drafts.a',
        publishedId: 'a',
        patch: { unset: ['_empty_action_guard_pseudo_field_'] },
      },
      edit('Two'),
    )
    expect(await everything()).toEqual([
      { _id: 'a', title: 'One' },
      { _id: 'drafts.a', title: 'Two' },
    ])
    const { _createdAt } = (await admin().getDocument('a')) ?? {}
    await act(publish)
    expect(await admin().getDocument('a')).toMatchObject({ title: 'Two', _createdAt })
  })

  it('answer the id of the one transaction they became', async () => {
    const { transactionId } = await admin().action([create, publish], { transactionId: 'both' })
    expect(transactionId).toBe('both')
    expect(await admin().fetch('*[_id == "a"][0]._rev')).toBe('both')
  })

  it('refuse to make what is there, unless told to let it be', async () => {
    await act(create)
    expect(await refusalOf(act(create))).toEqual({
      status: 409,
      type: 'actionError',
      item: 'documentAlreadyExistsError',
    })
    await act({ ...create, attributes: { ...create.attributes, title: 'Other' }, ifExists: 'ignore' })
    expect(await everything()).toEqual([{ _id: 'drafts.a', title: 'One' }])
  })

  it('publish only the revisions that were seen', async () => {
    await act(create, publish)
    await act(edit('Two'))
    const seen = { ...publish, ifPublishedRevisionId: 'old' }
    expect(await refusalOf(act(seen))).toMatchObject({ status: 409, item: 'documentRevisionIDDoesNotMatchError' })
    const rev = await admin().fetch<string>('*[_id == "a"][0]._rev')
    await act({ ...seen, ifPublishedRevisionId: rev })
    expect(await everything()).toEqual([{ _id: 'a', title: 'Two' }])
  })

  it('turn references strong that waited for it', async () => {
    await admin().create({ _id: 'target', _type: 'thing' })
    const to = { _type: 'reference', _ref: 'target', _weak: true, _strengthenOnPublish: { type: 'thing' } }
    await admin().create({ _id: 'drafts.a', _type: 'thing', to })
    await act(publish)
    expect(await admin().fetch('*[_id == "a"][0].to')).toEqual({ _type: 'reference', _ref: 'target' })
  })

  it('take a document back to a draft', async () => {
    await act(create, publish)
    await act({ actionType: 'sanity.action.document.unpublish', draftId: 'drafts.a', publishedId: 'a' })
    expect(await everything()).toEqual([{ _id: 'drafts.a', title: 'One' }])
  })

  it('delete the published document with the drafts named, and none that is not', async () => {
    await act(create, publish)
    await act(edit('Two'))
    const remove = { actionType: 'sanity.action.document.delete', publishedId: 'a' } as const
    expect(await refusalOf(act({ ...remove, includeDrafts: [] }))).toMatchObject({ status: 409, type: 'actionError' })
    await act({ ...remove, includeDrafts: ['drafts.a'] })
    expect(await everything()).toEqual([])
  })

  it('discard a draft, and never a published document', async () => {
    await act(create, publish)
    await act(edit('Two'))
    await act({ actionType: 'sanity.action.document.version.discard', versionId: 'drafts.a' })
    expect(await everything()).toEqual([{ _id: 'a', title: 'One' }])
    const wrong = act({ actionType: 'sanity.action.document.discard', draftId: 'a' })
    expect(await refusalOf(wrong)).toMatchObject({ status: 400 })
  })

  it.each<[string, Action, object]>([
    ['create a draft of what is published', { ...create, ifExists: 'ignore' }, { status: 409 }],
    [
      'delete what is not published',
      { actionType: 'sanity.action.document.delete', publishedId: 'b', includeDrafts: [] },
      { status: 409 },
    ],
    [
      'replace a draft of nothing',
      {
        actionType: 'sanity.action.document.replaceDraft',
        publishedId: 'b',
        attributes: { _id: 'drafts.b', _type: 'thing' },
      },
      { status: 409 },
    ],
    [
      'replace a version of nothing',
      { actionType: 'sanity.action.document.version.replace', document: { _id: 'versions.r1.a', _type: 'thing' } },
      { status: 409 },
    ],
    [
      'unpublish in a release what is not published',
      { actionType: 'sanity.action.document.version.unpublish', versionId: 'versions.r1.b', publishedId: 'b' },
      { status: 409 },
    ],
    ['publish the draft of another document', { ...publish, draftId: 'drafts.b' }, { status: 400 }],
    ['edit a published document', { ...edit('No'), draftId: 'a' } as Action, { status: 400 }],
    [
      'make a version under a published id',
      { actionType: 'sanity.action.document.version.create', publishedId: 'b', document: { _id: 'b', _type: 'thing' } },
      { status: 400 },
    ],
    [
      'make a version of a base that moved on',
      {
        actionType: 'sanity.action.document.version.create',
        publishedId: 'a',
        baseId: 'a',
        versionId: 'versions.r1.a',
        ifBaseRevisionId: 'old',
      },
      { item: 'documentRevisionIDDoesNotMatchError' },
    ],
    [
      'publish a draft that moved on',
      { ...publish, ifDraftRevisionId: 'old' },
      { item: 'documentRevisionIDDoesNotMatchError' },
    ],
  ])('never %s', async (_what, action, refusal) => {
    await act(create, publish)
    if ('ifDraftRevisionId' in action) await act(edit('Two'))
    const before = await everything()
    expect(await refusalOf(act(action))).toMatchObject({ type: 'actionError', ...refusal })
    expect(await everything()).toEqual(before)
  })

  it('make versions from a base, exchange them and publish them', async () => {
    await act(create, publish)
    const version = { _id: 'versions.r1.a', _type: 'thing', title: 'Other' }
    const ids = { publishedId: 'a', versionId: version._id }
    await act({ actionType: 'sanity.action.document.version.create', ...ids, baseId: 'a' })
    await act({ actionType: 'sanity.action.document.version.replace', document: version })
    await act({ actionType: 'sanity.action.document.publish', draftId: version._id, publishedId: 'a' })
    expect(await everything()).toEqual([{ _id: 'a', title: 'Other' }])
  })

  it('stand or fall together', async () => {
    await act(create, publish)
    const broken = act(edit('Two'), { ...publish, draftId: 'drafts.b', publishedId: 'b' })
    expect(await refusalOf(broken)).toMatchObject({ status: 409, item: 'documentNotFoundError' })
    expect(await everything()).toEqual([{ _id: 'a', title: 'One' }])
  })

  it('are only tried in a dry run', async () => {
    await admin().action(create, { dryRun: true })
    expect(await everything()).toEqual([])
  })

  it('that are unknown are refused', async () => {
    const call = act({ actionType: 'sanity.action.document.frobnicate' } as never)
    expect(await refusalOf(call)).toMatchObject({ status: 400, type: 'actionError' })
  })
})

describe('releases', () => {
  it('publish all their versions at once', async () => {
    await act(create, publish)
    await admin().releases.create({ releaseId: 'r1', metadata: { title: 'Spring' } })
    await admin().createVersion({
      document: { _id: 'versions.r1.a', _type: 'thing', title: 'Spring' },
      releaseId: 'r1',
      publishedId: 'a',
    })
    await admin().createVersion({
      document: { _id: 'versions.r1.b', _type: 'thing', title: 'New' },
      releaseId: 'r1',
      publishedId: 'b',
    })
    await admin().releases.publish({ releaseId: 'r1' })
    expect(await admin().fetch('*[_type == "thing"] | order(_id) {_id, title}')).toEqual([
      { _id: 'a', title: 'Spring' },
      { _id: 'b', title: 'New' },
    ])
    expect(await admin().releases.get({ releaseId: 'r1' })).toMatchObject({ state: 'published', name: 'r1' })
  })

  it('unpublish what is marked so', async () => {
    await act(create, publish)
    await admin().releases.create({ releaseId: 'r1' })
    await admin().unpublishVersion({ releaseId: 'r1', publishedId: 'a' })
    await admin().releases.publish({ releaseId: 'r1' })
    expect(await admin().fetch('*[_type == "thing"]._id')).toEqual(['drafts.a'])
  })

  it('are only tried in a dry run, and need an API version that knows them', async () => {
    await admin().releases.create({ releaseId: 'r1' }, { dryRun: true })
    expect(await admin().fetch('count(*)')).toBe(0)
    const call = lake.client(lake.token, { apiVersion: '2024-01-01' }).action({
      actionType: 'sanity.action.release.create',
      releaseId: 'r1',
    })
    await expect(call).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('action index 0: not supported for this API version'),
    })
  })

  it('can be deleted only once they are archived or published', async () => {
    await admin().releases.create({ releaseId: 'r1' })
    expect(await refusalOf(admin().releases.delete({ releaseId: 'r1' }))).toMatchObject({ status: 409 })
    await admin().releases.archive({ releaseId: 'r1' })
    await admin().releases.delete({ releaseId: 'r1' })
    expect(await admin().fetch('count(*)')).toBe(0)
  })
})
