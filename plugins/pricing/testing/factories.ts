import type { OfferedPromotion, Promotion, PromotionKind, TaxRate } from '../domain/index.ts'

const stored = { _rev: 'r', _createdAt: '', _updatedAt: '' }

/** A rate of the United States, on top. */
export const aTaxRate = (fields: Partial<TaxRate> = {}): TaxRate => ({
  ...stored,
  _id: 'taxRate-x',
  _type: 'taxRate',
  name: 'Sales tax',
  country: 'US',
  taxClass: 'standard',
  rate: 863,
  included: false,
  validFrom: '2020-01-01',
  ...fields,
})

/** A promotion that is on, for everything, without limits. */
export const aPromotion = (kind: PromotionKind, fields: Partial<Promotion> = {}): Promotion => ({
  ...stored,
  _id: `promotion-${kind.replace('_', '-')}`,
  _type: 'promotion',
  title: [{ _key: 'en', value: kind }],
  kind,
  value: 1000,
  active: true,
  ...fields,
})

/** The same promotion as a cart asks for it. */
export const offer = (promotion: Promotion, more: Partial<OfferedPromotion> = {}): OfferedPromotion => ({
  promotion,
  code: 'CODE',
  ...more,
})

/** A reference list of one. */
export const only = (_ref: string) => [{ _type: 'reference' as const, _ref, _key: _ref }]
