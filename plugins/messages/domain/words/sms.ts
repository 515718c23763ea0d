import type { Words } from '../language.ts'

/** Text messages. Each fits into two parts; the link is added where there is room. */
export interface SmsWords {
  readonly confirm: (shop: string, code: string, minutes: string) => string
  readonly onItsWay: (shop: string, number: string, pin: string) => string
  /** On its way with a carrier who asks for no PIN. */
  readonly sent: (shop: string, number: string) => string
  readonly delivered: (shop: string, number: string) => string
}

export const smsWords: Words<SmsWords> = {
  en: {
    confirm: (shop, code, minutes) => `${shop}: your code is ${code}. It works for ${minutes}. Tell nobody.`,
    onItsWay: (shop, number, pin) => `${shop}: order ${number} is on its way. PIN at the door: ${pin}`,
    sent: (shop, number) => `${shop}: order ${number} is on its way.`,
    delivered: (shop, number) => `${shop}: order ${number} is delivered. Enjoy it.`,
  },
  ar: {
    confirm: (shop, code, minutes) => `${shop}: رمزك ${code}. يعمل لمدة ${minutes}، ولا يُعطى لأحد.`,
    onItsWay: (shop, number, pin) => `${shop}: طلبك ${number} في الطريق. رمز التسليم: ${pin}`,
    sent: (shop, number) => `${shop}: طلبك ${number} في الطريق.`,
    delivered: (shop, number) => `${shop}: تم تسليم طلبك ${number}. بالهناء.`,
  },
  ur: {
    confirm: (shop, code, minutes) => `${shop}: آپ کا کوڈ ${code} ہے، ${minutes} کے لیے۔ کسی کو نہ بتائیں۔`,
    onItsWay: (shop, number, pin) => `${shop}: آرڈر ${number} راستے میں ہے۔ دروازے پر پن: ${pin}`,
    sent: (shop, number) => `${shop}: آرڈر ${number} راستے میں ہے۔`,
    delivered: (shop, number) => `${shop}: آرڈر ${number} پہنچ گیا۔ شکریہ۔`,
  },
}
