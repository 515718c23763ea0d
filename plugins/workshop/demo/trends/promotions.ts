import type { New } from '@souk/kernel'
import type { Promotion } from '@souk/pricing'
import { say } from './copy.ts'

/** What the shop gives off. The seeder makes a code of each handle: `FIRST-ORDER`, `EID-GIFT`, `POST-FREE`. */
export const promotions: readonly New<Promotion>[] = [
  {
    _id: 'promotion-first-order',
    _type: 'promotion',
    title: say(['A tenth off your first order', 'خصم عُشر قيمة طلبكِ الأول', 'پہلے آرڈر پر دسواں حصہ کم']),
    kind: 'percent',
    value: 1000,
    minimum: 4000,
    limitPerCustomer: 1,
    automatic: false,
    stackable: true,
    active: true,
  },
  {
    _id: 'promotion-eid-gift',
    _type: 'promotion',
    title: say(['Ten off, our gift for Eid', 'خصم عشرة، هديتنا للعيد', 'عید کا تحفہ، دس کی چھوٹ']),
    kind: 'amount',
    value: 1000,
    minimum: 8000,
    limitTotal: 500,
    limitPerCustomer: 1,
    automatic: false,
    stackable: false,
    active: true,
  },
  {
    _id: 'promotion-post-free',
    _type: 'promotion',
    title: say(['Delivery is on us', 'التوصيل علينا', 'ترسیل ہماری طرف سے']),
    kind: 'free_delivery',
    limitTotal: 500,
    automatic: false,
    stackable: true,
    active: true,
  },
]
