type Forms = readonly [one: string, two: string, few: string, many: string]

/** Names of currencies as Arabic counts them; CLDR has them in one form only. */
const names: Readonly<Record<string, Forms>> = {
  USD: ['دولار', 'دولاران', 'دولارات', 'دولارًا'],
  EUR: ['يورو', 'يورو', 'يورو', 'يورو'],
  GBP: ['جنيه', 'جنيهان', 'جنيهات', 'جنيهًا'],
  EGP: ['جنيه', 'جنيهان', 'جنيهات', 'جنيهًا'],
  SAR: ['ريال', 'ريالان', 'ريالات', 'ريالًا'],
  QAR: ['ريال', 'ريالان', 'ريالات', 'ريالًا'],
  AED: ['درهم', 'درهمان', 'دراهم', 'درهمًا'],
  JOD: ['دينار', 'ديناران', 'دنانير', 'دينارًا'],
  KWD: ['دينار', 'ديناران', 'دنانير', 'دينارًا'],
  PKR: ['روبية', 'روبيتان', 'روبيات', 'روبية'],
}

const rules = new Intl.PluralRules('ar')
const places: Partial<Readonly<Record<Intl.LDMLPluralRule, 0 | 1 | 2 | 3>>> = { one: 0, two: 1, few: 2, many: 3 }

/** The name of a currency after a sum, `١١٨ دولارًا`; undefined where we do not know how it is counted. */
export function arabicCurrency(currency: string, sum: number): string | undefined {
  const form = Number.isInteger(sum) ? (places[rules.select(sum)] ?? 0) : 0
  return names[currency]?.[form]
}
