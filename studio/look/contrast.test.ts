import { describe, expect, test } from 'vitest'
import { contrast, isColour, readingHint } from './contrast.ts'

const look = [
  { name: 'paper', value: '#ffffff' },
  { name: 'ink', value: '#000000' },
  { name: 'dark-paper', value: '#111111' },
  { name: 'radius-button', value: '2px' },
]
const hintOf = (name: string, value: string) => readingHint({ name, value }, look)

describe('the contrast of a look', () => {
  test('is that of WCAG, the same both ways', () => {
    expect([contrast('#ffffff', '#000000'), contrast('#000000', '#ffffff')]).toEqual([21, 21])
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  test('is told against the page for texts, and against the text for grounds', () => {
    expect(hintOf('fig', '#6d3346')).toEqual({ tone: 'positive', words: '9.5 to 1 with paper: easy to read.' })
    expect(hintOf('control-edge', '#8f878d')).toMatchObject({ tone: 'caution' })
    expect(hintOf('hairline', '#dcd8d2')).toMatchObject({ tone: 'critical' })
    expect(hintOf('wall-rose', '#000011')?.words).toMatch(/with ink: cannot be read as text/)
    expect(hintOf('dark-fig', '#ffffff')?.words).toMatch(/with dark-paper: easy/)
  })

  test('is not told of what is read against nothing', () => {
    expect([hintOf('radius-button', '2px'), hintOf('swatch-fig', '#6d3346'), readingHint({}, look)]).toEqual(
      Array(3).fill(undefined),
    )
    expect(['#3f4a45', '#FFF', 'fig', undefined].map(isColour)).toEqual([true, false, false, false])
  })
})
