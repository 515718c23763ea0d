import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { navCountsQuery, orderRow } from '../../../../console/src/queries.ts'
import { buildPages } from '../../../../storefront/testing/build-pages.ts'
import { top } from '../../config/steps.ts'
import { startServedWorld } from '../../dev/served-world.ts'
import { shopClient } from '../shop-client.ts'
import { type Outcome, recordedPage, recordedSteps } from './acceptance-page.ts'
import { administrator } from './administrator.ts'
import { analyst, developer } from './desk.ts'
import { editor } from './editor.ts'
import { rider } from './rider.ts'
import type { Script, Stage } from './script.ts'
import { shopper } from './shopper.ts'
import { manager, picker, support } from './staff.ts'
import { openVisitor } from './visitor.ts'

const scripts: readonly Script[] = [shopper, picker, rider, support, manager, editor, analyst, developer, administrator]
const file = join(top, 'plugins/handbook/acceptance.md')
/** Whether what is seen is to be written into the handbook. */
const recording = process.env['SOUK_RECORD'] !== undefined
const outcomes: Outcome[] = []
let stage: Stage

beforeAll(async () => {
  const world = await startServedWorld(buildPages)
  const { projectId, dataset, tokens } = world.access
  stage = {
    world,
    client: shopClient(world),
    shopper: openVisitor(world.origin),
    notes: new Map(),
    ask: (role, groq, params = {}) =>
      createClient({
        projectId,
        dataset,
        token: tokens[role],
        apiVersion: '2025-02-19',
        apiHost: `http://127.0.0.1:${world.env.lakePort}`,
        useProjectHostname: false,
        useCdn: false,
        perspective: 'raw',
      }).fetch(groq, params),
  }
}, 400_000)
afterAll(async () => {
  await stage?.world.dispose()
  const day = new Date().toISOString().slice(0, 10)
  if (recording) writeFileSync(file, recordedPage(readFileSync(file, 'utf8'), scripts, outcomes, day))
})

for (const { user, who, steps } of scripts)
  describe(`T17 ${user}, who ${who}`, () => {
    test.each(steps)('T17 $does: $sees', async ({ does, run }) => {
      try {
        outcomes.push({ user, does, ok: true, seen: await run(stage) })
      } catch (error) {
        outcomes.push({ user, does, ok: false, seen: error instanceof Error ? error.message : String(error) })
        throw error
      }
    })
  })

test('T17 the handbook has a recorded outcome for every step, as expected', () => {
  const wanted = scripts.flatMap(({ user, steps }) => steps.map(({ does }) => `${user}: ${does}: as expected`))
  // While a record is made, what the page says is what this run saw
  const page = readFileSync(file, 'utf8')
  const day = new Date().toISOString().slice(0, 10)
  expect(recordedSteps(recording ? recordedPage(page, scripts, outcomes, day) : page)).toEqual(wanted)
  expect(outcomes.map(({ user, does, ok }) => `${user}: ${does}: ${ok ? 'as expected' : 'NOT'}`)).toEqual(wanted)
})

test('T16 an order made on the shop’s pages stands in the dataset with payment and parcel, and in the console’s own lists', async () => {
  const order = stage.notes.get('order') ?? ''
  const stored = await stage.ask<Record<string, unknown>>(
    'manager',
    `{"payment": *[_type == "payment" && order == $order][0]{provider, state},
      "parcel": *[_type == "shipment" && order == $order][0]{carrier, state},
      "row": *[_id == $order][0]${orderRow}, "counts": ${navCountsQuery}}`,
    { order },
  )
  expect(stored).toMatchObject({
    payment: { provider: 'stripe' },
    parcel: { carrier: 'own-courier' },
    row: {
      number: stage.notes.get('number'),
      customer: 'Amira Haddad',
      total: Number(stage.notes.get('total')),
      fulfillmentStanding: 'handed_over',
    },
  })
  expect((stored['counts'] as { orders: number }).orders).toBeGreaterThan(0)
})
