import { amount, flag, oneOf, type Row, whole } from './cells.ts'
import { columns, type WordColumn } from './columns.ts'
import type { ImportedVariant, ImportProblem } from './imported.ts'
import { saidIn } from './translations.ts'

/** What a variant's row is read against. */
export interface VariantSetting {
  readonly options: readonly string[]
  readonly optionValues: readonly WordColumn[]
  readonly giftCard: boolean
  readonly digits: number
  /** Checked path of its own picture; empty without one. */
  readonly image: string
}

/** A value for each option of the product, and none for options it does not have. */
function valuesOf(row: Row, { options, optionValues }: VariantSetting): readonly string[] {
  return optionValues.flatMap((column, at) => {
    const value = row.cell(column)
    const named = options[at] !== undefined
    if (named && value === '') row.wrong(column, `is missing: the product is chosen by ${options[at]}`)
    if (!named && value !== '' && value !== 'Default Title') row.wrong(column, `${value} belongs to no named option`)
    return named ? [value] : []
  })
}

function skuOf(row: Row): string {
  const sku = row.cell('sku')
  if (sku === '') row.wrong('sku', 'is missing')
  else if (!/^[A-Za-z0-9][A-Za-z0-9._/ -]{0,63}$/.test(sku))
    row.wrong('sku', `${sku} must be up to 64 letters, digits, dots, dashes, slashes and spaces`)
  return sku
}

/** Tax class by code; without a code `standard`, and `none` for what is not taxed and for gift cards. */
function taxClassOf(row: Row, giftCard: boolean): string {
  const taxable = flag(row, 'taxable', !giftCard)
  const code = row.cell('taxCode').toLowerCase()
  if (code !== '' && !/^[a-z][a-z0-9_-]*$/.test(code)) row.wrong('taxCode', `${code} is no tax class`)
  return !taxable || giftCard ? 'none' : code || 'standard'
}

/** One variant from its row. What is wrong is noted on the row. */
export function parseVariant(row: Row, setting: VariantSetting, notes: ImportProblem[]): ImportedVariant {
  const price = amount(row, 'price', setting.digits)
  if (row.cell('price') === '') row.wrong('price', 'is missing')
  const compareAtPrice = amount(row, 'compareAt', setting.digits)
  const cost = amount(row, 'cost', setting.digits)
  const weightGrams = whole(row, 'grams', 10_000_000)
  const valuesSaid = setting.options.map((_, at) => saidIn(row, setting.optionValues[at] ?? 'option1Value'))
  const barcode = row.cell('barcode').replace(/^'/, '')
  if (oneOf(row, 'policy', ['deny', 'continue']) === 'continue')
    notes.push({ row: row.number, column: columns.policy, reason: 'read as deny: nothing is sold that is not there' })
  return {
    row: row.number,
    sku: skuOf(row),
    values: valuesOf(row, setting),
    ...(valuesSaid.some((said) => Object.keys(said).length > 0) && { valuesSaid }),
    price: price ?? 0,
    ...(compareAtPrice !== undefined && { compareAtPrice }),
    ...(cost !== undefined && { cost }),
    ...(barcode !== '' && { barcode }),
    ...(weightGrams !== undefined && { weightGrams }),
    taxClass: taxClassOf(row, setting.giftCard),
    requiresShipping: flag(row, 'ships', !setting.giftCard),
    quantity: whole(row, 'quantity', 1_000_000) ?? 0,
    ...(setting.image !== '' && { image: setting.image }),
  }
}
