import { afterAll, beforeAll } from 'vitest'
import type { DocumentStore } from '../contract.ts'
import { openLake } from '../testing/open-lake.ts'
import { describeStore } from '../testing/store-contract.ts'
import { createLakeStore } from './lake-store.ts'

let lake: Awaited<ReturnType<typeof openLake>>
let store: DocumentStore

beforeAll(async () => {
  lake = await openLake()
  store = createLakeStore(lake.client)
})
afterAll(() => lake.close())

describeStore('the Content Lake', async () => store)
