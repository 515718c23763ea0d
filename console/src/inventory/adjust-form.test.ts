import { expect, test } from 'vitest'
import { changeOf } from './adjust-form.tsx'

test.each([
  ['count', '9', { input: { counted: 9 }, delta: -3 }],
  ['count', '-1', undefined],
  ['waste', '3', { input: { delta: -3 }, delta: -3 }],
  ['waste', '-3', { input: { delta: -3 }, delta: -3 }],
  ['received', '5', { input: { delta: 5 }, delta: 5 }],
  ['correction', '-2', { input: { delta: -2 }, delta: -2 }],
  ['correction', '0', undefined],
  ['waste', '1.5', undefined],
  ['waste', '', undefined],
  ['no such reason', '1', undefined],
])('%s of %j', (reason, typed, change) => expect(changeOf(reason, typed, { onHand: 12 })).toEqual(change))
