import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemActor } from '@souk/kernel'
import { openConnection } from '../connection.ts'
import { importCatalogue } from '../import/import-catalogue.ts'
import type { ImportProblem } from '../import/imported.ts'
import { type SoukCommand, UsageError } from '../io.ts'
import { openCommerce } from '../open-commerce.ts'

const firstLocation =
  '*[_type == "stockLocation" && active && !(_id in path("drafts.**"))] | order(position asc)[0]._id'

const inWords = ({ row, column, reason }: ImportProblem): string =>
  `row ${row}${column === '' ? '' : `, ${column}`}: ${reason}`

/** Brings a product CSV in. Exit code 1 when a row is wrong; then nothing was written. */
export const importProducts: SoukCommand = {
  name: 'import products',
  usage: 'import products FILE.csv [--dry-run] [--location ID]',
  summary: "Brings a product CSV in Shopify's columns into the shop; pictures lie beside it.",
  async run(words, io) {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, location: { type: 'string' } },
    })
    const [file] = positionals
    if (!file || positionals.length > 1) throw new UsageError('name one CSV file')
    const connection = openConnection(io.env)
    const commerce = openCommerce(connection, io.say)
    const location = values.location ?? (await commerce.store.query<string | null>(firstLocation))
    if (!location) throw new UsageError('the shop has no stock location yet; make one in the Studio or name it')
    const outcome = await importCatalogue({
      client: connection.client,
      store: commerce.store,
      receive: (input, commandId) =>
        commerce.dispatch('receiveStock', input, { actor: systemActor('Import'), commandId }),
      file: resolve(file),
      location,
      dryRun: values['dry-run'],
      progress: io.say,
    })
    for (const note of outcome.notes) io.say(`note: ${inWords(note)}`)
    if (!outcome.ok) {
      io.result(outcome, [...outcome.problems.map(inWords), `${outcome.problems.length} problems, nothing was written`])
      return 1
    }
    const { products, variants, images, retired, openedUnits } = outcome.summary
    const what = `${products} products, ${variants} variants, ${images} pictures, ${retired} taken off sale`
    io.result(outcome, [outcome.dryRun ? `would import ${what}` : `imported ${what}, ${openedUnits} units received`])
    return 0
  },
}
