import type { New } from '@souk/kernel'
import type { Promotion } from '@souk/pricing'
import { en } from './copy.ts'

/** What the bar gives off. The seeder makes a code of each handle: `FIRST-CUP`, `ON-THE-WAY`. */
export const promotions: readonly New<Promotion>[] = [
  {
    _id: 'promotion-first-cup',
    _type: 'promotion',
    title: en('A tenth off your first order'),
    kind: 'percent',
    value: 1000,
    minimum: 800,
    limitPerCustomer: 1,
    automatic: false,
    stackable: true,
    active: true,
  },
  {
    _id: 'promotion-on-the-way',
    _type: 'promotion',
    title: en('Delivery is on us'),
    kind: 'free_delivery',
    limitTotal: 500,
    automatic: false,
    stackable: true,
    active: true,
  },
]
