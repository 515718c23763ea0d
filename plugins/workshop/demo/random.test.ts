import { expect, test } from 'vitest'
import { createRandom } from './random.ts'

const story = (seed: number) => {
  const random = createRandom(seed)
  return [random.whole(1, 6), random.pick(['a', 'b', 'c']), random.chance(0.5), random.fork('x').next()]
}

test('a seed tells the same story every time', () => {
  expect(story(7)).toEqual(story(7))
  expect(story(7)).not.toEqual(story(8))
})

test('whole numbers stay in their range and reach both ends', () => {
  const random = createRandom(3)
  const thrown = new Set(Array.from({ length: 600 }, () => random.whole(1, 6)))
  expect([...thrown].sort()).toEqual([1, 2, 3, 4, 5, 6])
})

test('weights decide how often', () => {
  const random = createRandom(5)
  const picked = Array.from({ length: 4000 }, () =>
    random.weighted([
      ['often', 9],
      ['never', 0],
      ['seldom', 1],
    ] as const),
  )
  expect(picked.filter((one) => one === 'never')).toEqual([])
  expect(picked.filter((one) => one === 'seldom').length).toBeGreaterThan(300)
  expect(picked.filter((one) => one === 'seldom').length).toBeLessThan(500)
})

test('drawing from a fork leaves the stream it came from alone', () => {
  const [one, other] = [createRandom(1), createRandom(1)]
  one.fork('part').next()
  expect(one.next()).toBe(other.next())
})

test('an empty list is a fault', () => {
  expect(() => createRandom(1).pick([])).toThrow('cannot pick from nothing')
})
