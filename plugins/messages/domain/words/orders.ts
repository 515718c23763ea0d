import type { Words } from '../language.ts'

/** What mails about an order as a whole say. Sentences are whole; forms fit whoever reads them. */
export interface OrderWords {
  readonly confirmed: (shop: string, number: string) => string
  readonly thanks: (name: string) => string
  readonly placed: (number: string) => string
  readonly promiseDelivery: (window: string) => string
  readonly promisePickup: (window: string) => string
  readonly follow: string
  readonly soldBy: (seller: string) => string
  readonly subtotal: string
  readonly discount: string
  readonly delivery: string
  readonly tax: string
  readonly taxIncluded: string
  readonly total: string
  readonly to: string
  readonly pickupAt: string
  readonly pickupPin: string
  readonly doorPin: string
  readonly questions: (email: string) => string
  readonly changed: (shop: string, number: string) => string
  readonly changedTitle: (number: string) => string
  readonly changedText: string
  readonly arrived: (shop: string, number: string) => string
  readonly arrivedTitle: (number: string) => string
  readonly arrivedText: string
  readonly canceled: (shop: string, number: string) => string
  readonly canceledTitle: (number: string) => string
  readonly canceledPaid: string
  readonly canceledUnpaid: string
  /** What was sent in exchange comes to nothing, and its money counts for the return. */
  readonly canceledCredited: string
  readonly see: string
}

export const orderWords: Words<OrderWords> = {
  en: {
    confirmed: (shop, number) => `${shop}: we have your order ${number}`,
    thanks: (name) => `Thank you, ${name}.`,
    placed: (number) => `Your order ${number} is with us.`,
    promiseDelivery: (window) => `At your door ${window}.`,
    promisePickup: (window) => `Ready for you ${window}.`,
    follow: 'Follow your order',
    soldBy: (seller) => `sold by ${seller}`,
    subtotal: 'Subtotal',
    discount: 'Discount',
    delivery: 'Delivery',
    tax: 'Tax',
    taxIncluded: 'Tax, included',
    total: 'Total',
    to: 'Goes to',
    pickupAt: 'Pick it up at',
    pickupPin: 'Pick up with this PIN',
    doorPin: 'Say this PIN at the door',
    questions: (email) => `Questions? Write to ${email}.`,
    changed: (shop, number) => `${shop}: your order ${number} was changed`,
    changedTitle: (number) => `Your order ${number} was changed.`,
    changedText: 'This is what it is now. If you paid more than that, the rest goes back the way it came.',
    arrived: (shop, number) => `${shop}: everything for your order ${number} is there`,
    arrivedTitle: (number) => `Everything for your order ${number} is there.`,
    arrivedText: 'What it waited for has arrived, and we are preparing it now.',
    canceled: (shop, number) => `${shop}: your order ${number} is canceled`,
    canceledTitle: (number) => `Your order ${number} is canceled.`,
    canceledPaid:
      'Nothing will be sent. What you paid goes back the way it came; we write again when it is on its way.',
    canceledUnpaid: 'Nothing will be sent, and nothing was taken from you.',
    canceledCredited:
      'Nothing will be sent in exchange. Your return stands as before: its money follows once we have the goods. What you paid on top goes back the way it came.',
    see: 'See the order',
  },
  ar: {
    confirmed: (shop, number) => `${shop}: وصلنا طلبك ${number}`,
    thanks: (name) => `شكرًا ${name}.`,
    placed: (number) => `طلبك ${number} عندنا الآن.`,
    promiseDelivery: (window) => `موعد الوصول إلى الباب: ${window}.`,
    promisePickup: (window) => `موعد الاستلام: ${window}.`,
    follow: 'متابعة الطلب',
    soldBy: (seller) => `البائع: ${seller}`,
    subtotal: 'المجموع الفرعي',
    discount: 'الخصم',
    delivery: 'التوصيل',
    tax: 'الضريبة',
    taxIncluded: 'الضريبة، مشمولة',
    total: 'الإجمالي',
    to: 'عنوان التوصيل',
    pickupAt: 'الاستلام من',
    pickupPin: 'رمز الاستلام',
    doorPin: 'رمز التسليم عند الباب',
    questions: (email) => `للاستفسار: ${email}`,
    changed: (shop, number) => `${shop}: تغيّر طلبك ${number}`,
    changedTitle: (number) => `تغيّر طلبك ${number}.`,
    changedText: 'هذا ما أصبح عليه الآن. إذا كان المدفوع أكثر من ذلك، يعود الفرق بطريقة الدفع نفسها.',
    arrived: (shop, number) => `${shop}: اكتمل طلبك ${number}`,
    arrivedTitle: (number) => `اكتملت أصناف طلبك ${number}.`,
    arrivedText: 'وصل ما كان ينقص، ونحن نجهّز الطلب الآن.',
    canceled: (shop, number) => `${shop}: أُلغي طلبك ${number}`,
    canceledTitle: (number) => `أُلغي طلبك ${number}.`,
    canceledPaid: 'لن يُرسل شيء. يعود المبلغ المدفوع بالطريقة نفسها، وتصل رسالة أخرى عند تحويله.',
    canceledUnpaid: 'لن يُرسل شيء، ولم يُسحب أي مبلغ.',
    canceledCredited:
      'لن يُرسل بديل. يبقى الإرجاع كما كان، ويُردّ ثمنه بعد استلام الأصناف. وما دُفع زيادةً يعود بطريقة الدفع نفسها.',
    see: 'عرض الطلب',
  },
  ur: {
    confirmed: (shop, number) => `${shop}: آپ کا آرڈر ${number} ہمیں مل گیا`,
    thanks: (name) => `شکریہ، ${name}۔`,
    placed: (number) => `آپ کا آرڈر ${number} ہمارے پاس ہے۔`,
    promiseDelivery: (window) => `آپ کے دروازے پر: ${window}۔`,
    promisePickup: (window) => `لینے کے لیے تیار: ${window}۔`,
    follow: 'اپنا آرڈر دیکھتے رہیں',
    soldBy: (seller) => `فروخت کنندہ: ${seller}`,
    subtotal: 'ذیلی میزان',
    discount: 'رعایت',
    delivery: 'ترسیل',
    tax: 'ٹیکس',
    taxIncluded: 'ٹیکس، شامل ہے',
    total: 'کل رقم',
    to: 'ترسیل کا پتا',
    pickupAt: 'یہاں سے لیں',
    pickupPin: 'یہ پن بتا کر آرڈر لیں',
    doorPin: 'دروازے پر یہ پن بتائیں',
    questions: (email) => `کوئی سوال ہو تو لکھیں: ${email}`,
    changed: (shop, number) => `${shop}: آپ کا آرڈر ${number} تبدیل ہو گیا`,
    changedTitle: (number) => `آپ کا آرڈر ${number} تبدیل ہو گیا ہے۔`,
    changedText: 'اب آرڈر یوں ہے۔ اگر آپ نے اس سے زیادہ ادا کیا تھا تو باقی رقم اسی راستے سے واپس ہو گی۔',
    arrived: (shop, number) => `${shop}: آپ کے آرڈر ${number} کی سب چیزیں آ گئیں`,
    arrivedTitle: (number) => `آپ کے آرڈر ${number} کی سب چیزیں آ گئی ہیں۔`,
    arrivedText: 'جس چیز کا انتظار تھا وہ آ گئی ہے، اور ہم آرڈر تیار کر رہے ہیں۔',
    canceled: (shop, number) => `${shop}: آپ کا آرڈر ${number} منسوخ ہو گیا`,
    canceledTitle: (number) => `آپ کا آرڈر ${number} منسوخ ہو گیا ہے۔`,
    canceledPaid:
      'اب کچھ نہیں بھیجا جائے گا۔ ادا کی گئی رقم اسی راستے سے واپس ہو گی؛ واپسی ہوتے ہی ہم دوبارہ لکھیں گے۔',
    canceledUnpaid: 'اب کچھ نہیں بھیجا جائے گا، اور آپ سے کوئی رقم نہیں لی گئی۔',
    canceledCredited:
      'اب بدلے میں کچھ نہیں بھیجا جائے گا۔ آپ کی واپسی پہلے کی طرح برقرار ہے: چیزیں ہم تک پہنچنے پر اس کی رقم ملے گی۔ جو زائد ادا کیا گیا وہ اسی راستے سے واپس ہو گا۔',
    see: 'آرڈر دیکھیں',
  },
}
