import type { Words } from '../language.ts'

/** What mails about an order's money say. */
export interface MoneyWords {
  readonly failed: (shop: string, number: string) => string
  readonly failedTitle: string
  readonly failedText: (number: string, total: string) => string
  readonly heldUntil: (time: string) => string
  readonly tryAgain: string
  readonly link: (shop: string, number: string) => string
  readonly linkTitle: string
  readonly linkText: (number: string, total: string) => string
  readonly payNow: string
  readonly refunded: (shop: string, amount: string) => string
  readonly refundedTitle: (amount: string) => string
  readonly refundedText: (number: string) => string
  readonly refundedSlow: string
}

export const moneyWords: Words<MoneyWords> = {
  en: {
    failed: (shop, number) => `${shop}: the payment for order ${number} did not go through`,
    failedTitle: 'The payment did not go through.',
    failedText: (number, total) => `Order ${number} over ${total} is not paid yet, and nothing was taken from you.`,
    heldUntil: (time) => `We hold everything for you until ${time}.`,
    tryAgain: 'Pay another way',
    link: (shop, number) => `${shop}: pay for order ${number}`,
    linkTitle: 'Your order waits to be paid.',
    linkText: (number, total) =>
      `Order ${number} comes to ${total}. Pay on its page, by card or any other way we offer.`,
    payNow: 'Pay now',
    refunded: (shop, amount) => `${shop}: ${amount} is on its way back to you`,
    refundedTitle: (amount) => `${amount} goes back to you.`,
    refundedText: (number) => `We have refunded it for order ${number}, the way you paid.`,
    refundedSlow: 'Banks take up to ten days to show it.',
  },
  ar: {
    failed: (shop, number) => `${shop}: لم تتم عملية الدفع للطلب ${number}`,
    failedTitle: 'لم تتم عملية الدفع.',
    failedText: (number, total) => `الطلب ${number} بمبلغ ${total} لم يُدفع بعد، ولم يُسحب أي مبلغ.`,
    heldUntil: (time) => `نحتفظ بكل شيء حتى ${time}.`,
    tryAgain: 'الدفع بطريقة أخرى',
    link: (shop, number) => `${shop}: ادفع ثمن الطلب ${number}`,
    linkTitle: 'طلبك في انتظار الدفع.',
    linkText: (number, total) => `مبلغ الطلب ${number} هو ${total}. ادفع من صفحته بالبطاقة أو بأي طريقة نقدّمها.`,
    payNow: 'ادفع الآن',
    refunded: (shop, amount) => `${shop}: المبلغ ${amount} في طريقه إليك`,
    refundedTitle: (amount) => `المبلغ ${amount} يعود إليك.`,
    refundedText: (number) => `أعدنا المبلغ عن الطلب ${number} بطريقة الدفع نفسها.`,
    refundedSlow: 'قد يستغرق ظهوره في الحساب البنكي عشرة أيام.',
  },
  ur: {
    failed: (shop, number) => `${shop}: آرڈر ${number} کی ادائیگی نہیں ہو سکی`,
    failedTitle: 'ادائیگی نہیں ہو سکی۔',
    failedText: (number, total) => `آرڈر ${number} کی رقم ${total} ابھی ادا نہیں ہوئی، اور آپ سے کچھ نہیں لیا گیا۔`,
    heldUntil: (time) => `ہم سب کچھ آپ کے لیے ${time} تک رکھیں گے۔`,
    tryAgain: 'کسی اور طریقے سے ادا کریں',
    link: (shop, number) => `${shop}: آرڈر ${number} کی ادائیگی کریں`,
    linkTitle: 'آپ کا آرڈر ادائیگی کا منتظر ہے۔',
    linkText: (number, total) =>
      `آرڈر ${number} کی رقم ${total} ہے۔ اس کے صفحے پر کارڈ یا ہمارے کسی بھی طریقے سے ادا کریں۔`,
    payNow: 'ابھی ادا کریں',
    refunded: (shop, amount) => `${shop}: ${amount} آپ کو واپس بھیج دیے گئے`,
    refundedTitle: (amount) => `${amount} آپ کو واپس مل رہے ہیں۔`,
    refundedText: (number) => `آرڈر ${number} کی رقم اسی طریقے سے واپس کر دی گئی ہے جس سے ادا کی گئی تھی۔`,
    refundedSlow: 'بینک میں نظر آنے میں دس دن تک لگ سکتے ہیں۔',
  },
}
