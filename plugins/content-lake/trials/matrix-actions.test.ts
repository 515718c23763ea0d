import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ContentLake } from '../app.ts'
import { call, datasets, type Role, startMatrix } from './matrix-world.ts'

let lake: ContentLake
beforeAll(async () => {
  lake = await startMatrix()
})
afterAll(() => lake.close())

const actions = {
  publish: { actionType: 'sanity.action.document.publish', publishedId: 'page', draftId: 'drafts.page' },
  unpublish: { actionType: 'sanity.action.document.unpublish', publishedId: 'page', draftId: 'drafts.page' },
  discard: { actionType: 'sanity.action.document.version.discard', versionId: 'drafts.page' },
  remove: { actionType: 'sanity.action.document.delete', publishedId: 'page', includeDrafts: ['drafts.page'] },
  editOrder: {
    actionType: 'sanity.action.document.edit',
    draftId: 'drafts.loose-order',
    publishedId: 'loose-order',
    patch: { set: { n: 1 } },
  },
  copyOrder: {
    actionType: 'sanity.action.document.version.create',
    publishedId: 'loose-order',
    baseId: 'loose-order',
    versionId: 'versions.spring.loose-order',
  },
  editRelease: {
    actionType: 'sanity.action.release.edit',
    releaseId: 'spring',
    patch: { set: { 'metadata.title': 'Spring' } },
  },
  archive: { actionType: 'sanity.action.release.archive', releaseId: 'spring' },
} as const

type Outcomes = Readonly<Record<keyof typeof actions, number>>

const every = (status: number): Outcomes => ({
  publish: status,
  unpublish: status,
  discard: status,
  remove: status,
  editOrder: status,
  copyOrder: status,
  editRelease: status,
  archive: status,
})

/** 409: what cannot be seen is not there. 403: it is seen, and may not be changed in that way. */
const expected: Readonly<Record<Role, readonly [closed: Outcomes, open: Outcomes]>> = {
  administrator: [every(200), every(200)],
  editor: [every(200), every(200)],
  developer: [every(200), every(200)],
  contributor: [
    { ...every(403), discard: 200, editOrder: 200 },
    { ...every(403), discard: 200, editOrder: 200 },
  ],
  viewer: [every(403), every(403)],
  clerk: [{ ...every(409) }, { ...every(409), unpublish: 403, remove: 403, editOrder: 403, copyOrder: 403 }],
  author: [
    { ...every(409), publish: 200, unpublish: 200, discard: 200, remove: 200 },
    { ...every(409), publish: 200, unpublish: 200, discard: 200, remove: 200, editOrder: 403, copyOrder: 403 },
  ],
  reviser: [every(409), { ...every(409), unpublish: 200, remove: 200, editOrder: 403, copyOrder: 403 }],
  nobody: [every(401), every(401)],
}

describe.each(Object.entries(expected))('%s', (role, byDataset) => {
  it.each(datasets.map((dataset, at) => [dataset, byDataset[at]] as const))(
    'acts in the %s dataset as far as it sees and may write',
    async (dataset, outcomes) => {
      const found: Record<string, number> = {}
      for (const [name, action] of Object.entries(actions)) {
        const body = { actions: [action], dryRun: true }
        const { status } = await call(lake, role as Role, `data/actions/${dataset}`, body)
        found[name] = status
      }
      expect(found).toEqual(outcomes)
    },
  )
})
