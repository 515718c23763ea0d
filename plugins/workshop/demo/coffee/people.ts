import { demoShopper } from '../demo-shopper.ts'
import type { Random } from '../random.ts'
import type { Shopper } from '../seed/shoppers.ts'

const first =
  'Amira Leena Tomas Joon Sara Dev Ola Rana Ben Mei Ida Kofi Zainab Luca Nadia Priya Marco Elif Hana Oscar Fatima Jonas Aiko Ravi Clara Yusuf Ines Anders Tala Nico Wren Salma Theo Mina Otis Farah Emil Noura Pablo Greta'.split(
    ' ',
  )
const last =
  'Haddad Farooq Lindh Park Nouri Patel Nilsson Aziz Carter Tan Holm Mensah Ali Romano Khan Silva Weber Okafor Demir Sato Novak Rahman Berg Costa Ibrahim Larsen'.split(
    ' ',
  )
const harbour = [
  ['Harbour Street', '94105'],
  ["Cooper's Quay", '94105'],
  ['Beale Street', '94105'],
  ['Rope Walk', '94107'],
  ['Second Street', '94107'],
  ['Tin Alley', '94103'],
  ['Battery Yard', '94111'],
] as const
const mill = [
  ['Mill Road', '94110'],
  ['Valencia Row', '94110'],
  ['Orchard Steps', '94114'],
] as const

function shopper(random: Random, at: number): Shopper {
  const name = `${first[at % first.length]} ${last[(at * 7 + Math.floor(at / first.length)) % last.length]}`
  const [street, postalCode] = random.chance(0.8) ? random.pick(harbour) : random.pick(mill)
  const flat = random.chance(0.45) ? { line2: `${random.whole(1, 9)}${random.pick(['A', 'B', 'C'])}` } : {}
  return {
    name,
    email: `${name.toLowerCase().replace(' ', '.')}${at >= first.length ? at : ''}@example.com`,
    phone: `+1415555${String(100 + (at % 100)).padStart(4, '0')}`,
    address: {
      name,
      line1: `${random.whole(2, 180)} ${street}`,
      ...flat,
      city: 'San Francisco',
      region: 'CA',
      postalCode,
      country: 'US',
    },
    // A few come daily, most now and then: weights fall like one over rank.
    weight: 1 / (1 + at * 0.12),
  }
}

/** The people of the demo: Amira first, who comes most, then everybody else. */
export function shoppers(random: Random, count: number): readonly Shopper[] {
  const others = Array.from({ length: count }, (_, at) => shopper(random, at))
  const [amira, ...rest] = others
  if (!amira) return []
  const address = { ...amira.address, line1: '41 Harbour Street', line2: '3B', postalCode: '94105' }
  return [{ ...amira, email: demoShopper.email, address }, ...rest]
}
