import type { StoredDocument } from '@souk/kernel'

/** Id `taxRate-<handle>`. Content. `rate` in basis points: 863 is 8.63 %. */
export interface TaxRate extends StoredDocument {
  readonly _type: 'taxRate'
  readonly name: string
  readonly country: string
  readonly region?: string
  readonly postcodes?: readonly string[]
  readonly taxClass: string
  readonly rate: number
  readonly included: boolean
  readonly validFrom: string
}
