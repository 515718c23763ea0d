import { beforeAll, describe, expect, test } from 'vitest'
import { answerIsWrong, document } from '../testing/shots.ts'
import { exchanged, openExampleFloor } from '../testing/example-floor.ts'
import { type Ran, runExamples } from '../testing/run-examples.ts'
import { allRoutes } from '../routes/all-routes.ts'
import { allExamples } from './all-examples.ts'
import answers from './answers.json' with { type: 'json' }
import { samples } from './example.ts'

const routeOf = (id: string) => allRoutes.find((route) => route.id === id)
const ids = allRoutes.map(({ id }) => id)

test('T14 every operation of the reference has one example, and its answer was recorded', () => {
  expect(allExamples.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  expect(Object.keys(answers).toSorted()).toEqual(ids.toSorted())
})

describe('T14 a running shop', () => {
  let ran: readonly Ran[]
  let faults: readonly unknown[]
  beforeAll(async () => {
    const floor = await openExampleFloor()
    ran = await runExamples(floor)
    faults = floor.faults
  })

  test('T14 answers every example of the reference as the reference says', () => {
    const wrong = ran.flatMap(({ id, status, media, body }) => {
      const route = routeOf(id)
      if (!route || status !== route.status) return [{ id, status, body }]
      if (media.startsWith('application/json')) return answerIsWrong(route, status, media, body) ?? []
      return []
    })
    expect([wrong, faults]).toEqual([[], []])
  })

  test('T14 and its answers have the fields that the recorded ones have', () => {
    const shapes = (all: readonly (readonly [string, unknown])[]) =>
      Object.fromEntries(
        all.map(([id, body]) => [id, typeof body === 'object' && body ? Object.keys(body) : typeof body]),
      )
    expect(shapes(ran.map(({ id, body }) => [id, body]))).toEqual(shapes(Object.entries(answers)))
  })
})

test('T14 the document tells an example request and answer at every operation, each of its own schema', () => {
  const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path ?? {}))
  const untold = operations.flatMap((operation) => {
    const { operationId, responses = {} } = operation as { operationId: string; responses?: object }
    const [media] = Object.entries(responses).flatMap(([status, response]) =>
      status.startsWith('2') ? Object.values((response as { content?: object }).content ?? {}) : [],
    )
    return media && 'example' in (media as object) ? [] : [operationId]
  })
  expect(untold).toEqual([])
  const wrong = Object.entries(answers).flatMap(([id, body]) => {
    const route = routeOf(id)
    if (!route || route.media !== undefined) return []
    return answerIsWrong(route, route.status, 'application/json', body) ?? []
  })
  expect(wrong).toEqual([])
})

test('samples are exchanged both ways, the longer ones first', () => {
  const live = new Map([
    ['order', 'order.abc'],
    ['fulfillment', 'fulfillment.abc-1'],
  ] as const)
  const told = { of: samples.order, part: samples.fulfillment }
  const own = { of: 'order.abc', part: 'fulfillment.abc-1' }
  expect([exchanged(told, live, 'live'), exchanged(own, live, 'told')]).toEqual([own, told])
})
