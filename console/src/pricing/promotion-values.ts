import { inLanguage, type Localized, localize, type New } from '@souk/kernel'
import type { Promotion, PromotionKind } from '@souk/pricing'
import { amountText, parseAmount } from '../ui/money-input.ts'
import { fromLocal, toLocal } from './local-time.ts'

/** A promotion as people type it. */
export interface PromotionValues {
  readonly title: string
  readonly titleAr: string
  readonly titleUr: string
  readonly kind: PromotionKind
  /** Percent, or an amount of the currency. */
  readonly value: string
  readonly minimum: string
  readonly from: string
  readonly to: string
  readonly limitTotal: string
  readonly limitPerCustomer: string
  readonly automatic: boolean
  readonly stackable: boolean
  readonly active: boolean
  /** Ids of what it is for; all goods when empty. */
  readonly goods: readonly string[]
}

/** What a shop's clock and currency make of it. */
export interface ShopTerms {
  readonly currency: string
  readonly zone: string
}

const own = (title: Localized | undefined, language: string) =>
  title?.find(({ _key }) => _key === language)?.value ?? ''
const count = (value: number | undefined | null): string => (value === undefined || value === null ? '' : String(value))
const refs = (list: Promotion['products'] | null) => (list ?? []).map(({ _ref }) => _ref)

/** A promotion as the form shows it; without one an empty form. */
export function readPromotion(promotion: Promotion | undefined, { currency, zone }: ShopTerms): PromotionValues {
  const value = promotion?.value
  return {
    title: localize(promotion?.title, 'en') ?? '',
    titleAr: own(promotion?.title, 'ar'),
    titleUr: own(promotion?.title, 'ur'),
    kind: promotion?.kind ?? 'percent',
    value: value === undefined ? '' : promotion?.kind === 'percent' ? String(value / 100) : amountText(value, currency),
    minimum: promotion?.minimum ? amountText(promotion.minimum, currency) : '',
    from: toLocal(promotion?.from, zone),
    to: toLocal(promotion?.to, zone),
    limitTotal: count(promotion?.limitTotal),
    limitPerCustomer: count(promotion?.limitPerCustomer),
    automatic: promotion?.automatic === true,
    stackable: promotion?.stackable === true,
    active: promotion?.active ?? true,
    goods: [
      ...refs(promotion?.products ?? null),
      ...refs(promotion?.categories ?? null),
      ...refs(promotion?.sellers ?? null),
    ],
  }
}

/** What is wrong by field, in words. */
export type PromotionProblems = Partial<Readonly<Record<keyof PromotionValues, string>>>

/** A share in basis points: `12.5` is 1250. */
export function parseShare(typed: string): number | undefined {
  const share = parseAmount(typed, 'USD')
  return share !== undefined && share > 0 && share <= 10_000 ? share : undefined
}

const wholeNumber = (typed: string): boolean => /^[1-9]\d{0,6}$/.test(typed.trim())

/** Checks what is typed by the rules of the Studio's own form. */
export function promotionProblems(values: PromotionValues, { currency, zone }: ShopTerms): PromotionProblems {
  const [from, to] = [fromLocal(values.from, zone), fromLocal(values.to, zone)]
  const amount = parseAmount(values.value, currency)
  return {
    ...(values.title.trim() === '' ? { title: 'Say what shoppers read.' } : {}),
    ...(values.kind === 'percent' && parseShare(values.value) === undefined
      ? { value: 'A share above 0 and up to 100.' }
      : {}),
    ...(values.kind === 'amount' && (amount === undefined || amount === 0)
      ? { value: 'An amount, such as 5.00.' }
      : {}),
    ...(values.minimum !== '' && parseAmount(values.minimum, currency) === undefined
      ? { minimum: 'An amount, or nothing.' }
      : {}),
    ...(from && to && to <= from ? { to: 'It ends before it begins.' } : {}),
    ...(values.limitTotal !== '' && !wholeNumber(values.limitTotal)
      ? { limitTotal: 'A whole number, or nothing.' }
      : {}),
    ...(values.limitPerCustomer !== '' && !wholeNumber(values.limitPerCustomer)
      ? { limitPerCustomer: 'A whole number, or nothing.' }
      : {}),
  }
}

const references = (goods: readonly string[], prefix: string) => {
  const list = goods
    .filter((id) => id.startsWith(prefix))
    .map((_ref) => ({ _type: 'reference' as const, _ref, _key: _ref }))
  return list.length > 0 ? list : null
}

/** The form as it is written; `null` clears an attribute. Undefined while something is wrong with it. */
export function writtenPromotion(values: PromotionValues, terms: ShopTerms) {
  if (Object.keys(promotionProblems(values, terms)).length > 0) return undefined
  const { currency, zone } = terms
  const more = [
    ...(values.titleAr.trim() ? inLanguage('ar', values.titleAr.trim()) : []),
    ...(values.titleUr.trim() ? inLanguage('ur', values.titleUr.trim()) : []),
  ]
  const value = values.kind === 'percent' ? parseShare(values.value) : parseAmount(values.value, currency)
  return {
    title: [...inLanguage('en', values.title.trim()), ...more],
    kind: values.kind,
    value: values.kind === 'free_delivery' ? null : (value ?? null),
    minimum: parseAmount(values.minimum, currency) || null,
    from: fromLocal(values.from, zone) ?? null,
    to: fromLocal(values.to, zone) ?? null,
    limitTotal: values.limitTotal ? Number(values.limitTotal) : null,
    limitPerCustomer: values.limitPerCustomer ? Number(values.limitPerCustomer) : null,
    automatic: values.automatic,
    stackable: values.stackable,
    active: values.active,
    products: references(values.goods, 'product-'),
    categories: references(values.goods, 'category-'),
    sellers: references(values.goods, 'seller-'),
  }
}

/** The written form as a promotion that prices can be computed with. */
export const asPromotion = (written: NonNullable<ReturnType<typeof writtenPromotion>>): Promotion =>
  ({
    ...Object.fromEntries(Object.entries(written).filter(([, value]) => value !== null)),
    _id: 'promotion-preview',
    _type: 'promotion',
  }) as unknown as Promotion satisfies New<Promotion>
