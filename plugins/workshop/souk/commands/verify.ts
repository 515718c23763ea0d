import { openConnection } from '../connection.ts'
import type { SoukCommand } from '../io.ts'
import { lastingDrift } from '../lasting-drift.ts'
import { openCommerce } from '../open-commerce.ts'

/** Recomputes every invariant. Exit code 1 on drift; nothing is repaired. */
export const verify: SoukCommand = {
  name: 'verify',
  usage: 'verify',
  summary: 'Recomputes every invariant of stock, orders, money and roll-ups; exit code 1 on drift.',
  async run(_words, io) {
    const commerce = openCommerce(openConnection(io.env), io.say)
    io.say('reading the books')
    const drift = await lastingDrift(() => commerce.verify())
    const lines = drift.map(({ invariant, subject, message }) => `${invariant} ${subject}: ${message}`)
    io.result(
      { ok: drift.length === 0, drift },
      drift.length === 0 ? ['no drift'] : [...lines, `${drift.length} broken`],
    )
    return drift.length === 0 ? 0 : 1
  },
}
