import type { Words } from '../language.ts'

/** What is said while something is missing and the shopper may choose. */
export interface SubstitutionWords {
  readonly asked: (shop: string, number: string) => string
  readonly askedTitle: (missing: string) => string
  readonly askedText: (time: string) => string
  readonly choose: string
  /** Nobody pays more for what comes instead. */
  readonly never: string
  readonly sms: (shop: string, number: string, missing: string, time: string) => string
}

export const substitutionWords: Words<SubstitutionWords> = {
  en: {
    asked: (shop, number) => `${shop}: something of your order ${number} is missing`,
    askedTitle: (missing) => `We cannot find ${missing}.`,
    askedText: (time) =>
      `Choose what comes instead, or take your money back. Until ${time} it is yours to say; after that we decide as we said at the checkout.`,
    choose: 'Choose now',
    never: 'You never pay more for it.',
    sms: (shop, number, missing, time) => `${shop}: ${missing} of order ${number} is missing. Choose until ${time}.`,
  },
  ar: {
    asked: (shop, number) => `${shop}: شيء من طلبك ${number} غير متوفر`,
    askedTitle: (missing) => `لم نجد ${missing}.`,
    askedText: (time) =>
      `يمكن اختيار البديل أو استرداد المبلغ حتى الساعة ${time}. بعدها نتصرف كما ذُكر عند إتمام الطلب.`,
    choose: 'اختيار البديل الآن',
    never: 'لا يُدفع مبلغ أكبر مقابل البديل.',
    sms: (shop, number, missing, time) => `${shop}: ${missing} من طلبك ${number} غير متوفر. الاختيار حتى ${time}.`,
  },
  ur: {
    asked: (shop, number) => `${shop}: آپ کے آرڈر ${number} کی ایک چیز نہیں ملی`,
    askedTitle: (missing) => `ہمیں ${missing} نہیں مل رہا۔`,
    askedText: (time) =>
      `${time} تک بتائیں کہ بدلے میں کیا آئے، یا رقم واپس لیں۔ اس کے بعد ہم وہی کریں گے جو آرڈر کے وقت بتایا تھا۔`,
    choose: 'ابھی چنیں',
    never: 'بدلے کی چیز کے لیے آپ کبھی زیادہ نہیں دیں گے۔',
    sms: (shop, number, missing, time) => `${shop}: آرڈر ${number} میں ${missing} نہیں ملا۔ ${time} تک چنیں۔`,
  },
}
