import type { LowStockFacts } from '../facts.ts'
import { action, type Letter, text } from '../letter.ts'
import { oneLine } from '../one-line.ts'
import { stockWords } from '../words/stock.ts'
import { telling } from './telling.ts'

/** To staff: a stock level has reached its reorder point. */
export function lowStock(facts: LowStockFacts): Letter {
  const { language, value, count } = telling(facts)
  const words = stockWords[language]
  const [title, location] = [value(facts.title), value(facts.location)]
  return {
    language,
    shop: oneLine(facts.shop.name),
    look: facts.shop.look,
    subject: oneLine(words.low(title, location)),
    title: words.lowTitle(title),
    parts: [
      text(words.lowText(location)),
      {
        kind: 'rows',
        rows: [
          [words.sku, value(facts.sku)],
          [words.available, count(facts.available)],
          [words.reorderPoint, count(facts.reorderPoint)],
        ],
      },
      action(words.open, facts.link),
    ],
    closing: words.once,
  }
}
