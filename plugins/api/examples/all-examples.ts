import { accountExamples } from './accounts.ts'
import type { Example } from './example.ts'
import { shoppingExamples } from './shopping.ts'
import { staffExamples } from './staff.ts'
import { stockExamples } from './stock.ts'
import { supportExamples } from './support.ts'

/** One example of every route, in an order in which a shop can answer them one after another. */
export const allExamples: readonly Example[] = [
  ...shoppingExamples,
  ...staffExamples,
  ...stockExamples,
  ...accountExamples,
  ...supportExamples,
]
