/** What the mails say, per language; a language tag falls back to its first part, then to English. */
const table = {
  en: {
    dir: 'ltr',
    locale: 'en-US',
    subject: (shop: string, number: string) => `${shop}: we have your order ${number}`,
    hello: (name: string) => `Thank you, ${name}.`,
    placed: (number: string) => `Your order ${number} is with us.`,
    promiseDelivery: (from: string, to: string) => `At your door ${from}–${to}.`,
    promisePickup: (from: string, to: string) => `Ready for you ${from}–${to}.`,
    follow: 'Follow your order',
    subtotal: 'Subtotal',
    discount: 'Discount',
    delivery: 'Delivery',
    tax: 'Tax',
    taxIncluded: 'Tax, included',
    total: 'Total',
    to: 'Goes to',
    pickup: 'Pick up with this PIN',
    pin: 'Say this PIN at the door',
    questions: (email: string) => `Questions? Write to ${email}.`,
  },
  ar: {
    dir: 'rtl',
    locale: 'ar-u-nu-arab',
    subject: (shop: string, number: string) => `${shop}: وصلنا طلبك ${number}`,
    hello: (name: string) => `شكرًا ${name}.`,
    placed: (number: string) => `طلبك ${number} عندنا الآن.`,
    promiseDelivery: (from: string, to: string) => `يصل إلى الباب بين ${from} و${to}.`,
    promisePickup: (from: string, to: string) => `جاهز للاستلام بين ${from} و${to}.`,
    follow: 'متابعة الطلب',
    subtotal: 'المجموع الفرعي',
    discount: 'الخصم',
    delivery: 'التوصيل',
    tax: 'الضريبة',
    taxIncluded: 'الضريبة، مشمولة',
    total: 'الإجمالي',
    to: 'العنوان',
    pickup: 'رمز الاستلام',
    pin: 'رمز التسليم عند الباب',
    questions: (email: string) => `للاستفسار: ${email}`,
  },
} as const

export type MailWords = (typeof table)[keyof typeof table]

/** The words for a language tag. */
export const mailWords = (language: string): MailWords =>
  Object.entries(table).find(([tag]) => tag === language.split('-')[0])?.[1] ?? table.en
