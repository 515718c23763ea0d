import { expect, test } from 'vitest'
import { pinToSay } from './carrier.ts'

const ours = '4821'
const said = (zoneCarrier: string | undefined, ...parcels: readonly { carrier: string; pin?: string }[]) =>
  pinToSay({ method: 'delivery', zoneCarrier, parcels, ours })

test('our own riders ask for our number, a courier from outside for his, and a carrier of parcels for none', () => {
  expect([said(undefined), said('own-courier'), said('uber'), said('easypost'), said('dhl'), said('fedex')]).toEqual([
    ours,
    ours,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(said('uber', { carrier: 'uber' })).toBe(undefined)
  expect(said('uber', { carrier: 'uber', pin: '6066' })).toBe('6066')
  expect(said('easypost', { carrier: 'easypost' })).toBe(undefined)
})

test('a parcel given to somebody else goes by who has it, and one of our own among them asks for ours', () => {
  expect(said('uber', { carrier: 'own-courier' })).toBe(ours)
  expect(said('own-courier', { carrier: 'easypost' })).toBe(undefined)
  expect(said('easypost', { carrier: 'easypost' }, { carrier: 'own-courier' })).toBe(ours)
})

test('what is picked up is given for our number, whoever would carry it', () => {
  expect(pinToSay({ method: 'pickup', zoneCarrier: 'easypost', parcels: [], ours })).toBe(ours)
})
