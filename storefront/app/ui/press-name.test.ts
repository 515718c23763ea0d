import { expect, test } from 'vitest'
import { pressFor } from './press-name.tsx'

test('a press keeps its name until it is answered, and has another as soon as it asks for something else', () => {
  const first = pressFor(undefined, { asks: '1 LATTE', answer: undefined })
  expect(first.name).toMatch(/^[0-9a-f]{24}$/)
  expect(pressFor(first, { asks: '1 LATTE', answer: undefined })).toBe(first)
  const others = [
    pressFor(first, { asks: '2 LATTE', answer: undefined }),
    pressFor(first, { asks: '1 LATTE', answer: { ok: true } }),
  ]
  expect(new Set([first, ...others].map(({ name }) => name)).size).toBe(3)
})
