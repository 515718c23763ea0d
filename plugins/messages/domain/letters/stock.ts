import type { LowStockFacts } from '../facts.ts'
import { action, type Letter, text } from '../letter.ts'
import { oneLine } from '../one-line.ts'
import { stockWords } from '../words/stock.ts'
import { telling } from './telling.ts'

/** To staff: stock levels have reached their reorder points. */
export function lowStock(facts: LowStockFacts): Letter {
  const { language, value, count } = telling(facts)
  const words = stockWords[language]
  const [first, ...more] = facts.levels.map(({ title, location }) => [value(title), value(location)] as const)
  const alone = first && more.length === 0 ? first : undefined
  const many = count(facts.levels.length)
  return {
    language,
    shop: oneLine(facts.shop.name),
    look: facts.shop.look,
    subject: oneLine(alone ? words.low(...alone) : words.lowMany(many)),
    title: alone ? words.lowTitle(alone[0]) : words.lowManyTitle,
    parts: [
      text(words.lowText),
      {
        kind: 'rows',
        rows: facts.levels.map(({ sku, title, location, available, reorderPoint }) => [
          `${value(title)} (${value(sku)}), ${value(location)}`,
          words.left(count(available), count(reorderPoint)),
        ]),
      },
      action(words.open, facts.link),
    ],
    closing: words.once,
  }
}
