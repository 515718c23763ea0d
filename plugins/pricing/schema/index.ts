import { promotion } from './promotion.ts'
import { promotionCode, promotionUse } from './promotion-code.ts'
import { taxRate } from './tax-rate.ts'

/** Rates and promotions are content; codes and their uses are changed by commands only. */
export const schemaTypes = [taxRate, promotion, promotionCode, promotionUse]
