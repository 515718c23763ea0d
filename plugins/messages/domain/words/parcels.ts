import type { Words } from '../language.ts'

/** What mails about a parcel say: a subject, what happened, and what comes next. */
export interface ParcelWords {
  readonly subject: (shop: string, number: string) => string
  readonly title: string
  readonly text: (number: string) => string
}
export type ParcelNews = 'on-its-way' | 'delivered' | 'delayed' | 'delivery-failed' | 'returned'

export const parcelWords: Words<Readonly<Record<ParcelNews, ParcelWords>>> = {
  en: {
    'on-its-way': {
      subject: (shop, number) => `${shop}: your order ${number} is on its way`,
      title: 'It is on its way.',
      text: (number) => `Your order ${number} has left us.`,
    },
    delivered: {
      subject: (shop, number) => `${shop}: your order ${number} is delivered`,
      title: 'Delivered. Enjoy it.',
      text: (number) => `Your order ${number} is in your hands. If anything is not right, tell us and we put it right.`,
    },
    delayed: {
      subject: (shop, number) => `${shop}: your order ${number} takes longer`,
      title: 'It takes longer than we said.',
      text: (number) =>
        `Your order ${number} is held up on the way. We are sorry. It stays on its way to you; there is nothing you need to do.`,
    },
    'delivery-failed': {
      subject: (shop, number) => `${shop}: we could not hand over your order ${number}`,
      title: 'We could not hand it over.',
      text: (number) =>
        `The courier stood at the door with your order ${number} and could not hand it over. We try again; tell us if another time or place is better.`,
    },
    returned: {
      subject: (shop, number) => `${shop}: your order ${number} came back to us`,
      title: 'It came back to us.',
      text: (number) =>
        `Your order ${number} could not be delivered and is back with us. Tell us whether we should send it again or give your money back.`,
    },
  },
  ar: {
    'on-its-way': {
      subject: (shop, number) => `${shop}: طلبك ${number} في الطريق`,
      title: 'الطلب في الطريق.',
      text: (number) => `غادر طلبك ${number} متجرنا.`,
    },
    delivered: {
      subject: (shop, number) => `${shop}: تم تسليم طلبك ${number}`,
      title: 'تم التسليم. بالهناء.',
      text: (number) => `طلبك ${number} بين يديك. إن كان هناك ما ليس على ما يرام فرسالة واحدة تكفي لنصلحه.`,
    },
    delayed: {
      subject: (shop, number) => `${shop}: طلبك ${number} يتأخر قليلًا`,
      title: 'يحتاج الطلب وقتًا أطول مما وعدنا.',
      text: (number) => `تأخر طلبك ${number} في الطريق، ونعتذر عن ذلك. ما زال في طريقه إليك، ولا حاجة لفعل أي شيء.`,
    },
    'delivery-failed': {
      subject: (shop, number) => `${shop}: تعذّر تسليم طلبك ${number}`,
      title: 'تعذّر التسليم.',
      text: (number) =>
        `وصل المندوب إلى الباب ومعه طلبك ${number} ولم يتمكن من تسليمه. سنحاول مرة أخرى، وتكفي رسالة إن كان وقت أو مكان آخر أنسب.`,
    },
    returned: {
      subject: (shop, number) => `${shop}: عاد طلبك ${number} إلينا`,
      title: 'عاد الطلب إلينا.',
      text: (number) => `تعذّر توصيل طلبك ${number} وعاد إلينا. تكفي رسالة لنعيد إرساله أو نعيد المبلغ.`,
    },
  },
  ur: {
    'on-its-way': {
      subject: (shop, number) => `${shop}: آپ کا آرڈر ${number} راستے میں ہے`,
      title: 'آرڈر راستے میں ہے۔',
      text: (number) => `آپ کا آرڈر ${number} ہمارے ہاں سے روانہ ہو گیا ہے۔`,
    },
    delivered: {
      subject: (shop, number) => `${shop}: آپ کا آرڈر ${number} پہنچا دیا گیا`,
      title: 'آرڈر پہنچ گیا۔ مبارک ہو۔',
      text: (number) => `آپ کا آرڈر ${number} آپ کے ہاتھ میں ہے۔ کچھ درست نہ ہو تو ہمیں بتائیں، ہم ٹھیک کر دیں گے۔`,
    },
    delayed: {
      subject: (shop, number) => `${shop}: آپ کے آرڈر ${number} میں کچھ دیر ہے`,
      title: 'وعدے سے زیادہ وقت لگ رہا ہے۔',
      text: (number) =>
        `آپ کا آرڈر ${number} راستے میں رکا ہوا ہے، ہم معذرت چاہتے ہیں۔ یہ آپ کی طرف آ رہا ہے؛ آپ کو کچھ کرنے کی ضرورت نہیں۔`,
    },
    'delivery-failed': {
      subject: (shop, number) => `${shop}: ہم آپ کا آرڈر ${number} حوالے نہ کر سکے`,
      title: 'آرڈر حوالے نہیں ہو سکا۔',
      text: (number) =>
        `کوریئر آپ کا آرڈر ${number} لے کر دروازے تک آیا مگر حوالے نہ کر سکا۔ ہم دوبارہ کوشش کریں گے؛ کوئی اور وقت یا جگہ بہتر ہو تو ہمیں بتائیں۔`,
    },
    returned: {
      subject: (shop, number) => `${shop}: آپ کا آرڈر ${number} ہمارے پاس واپس آ گیا`,
      title: 'آرڈر ہمارے پاس واپس آ گیا۔',
      text: (number) =>
        `آپ کا آرڈر ${number} پہنچایا نہیں جا سکا اور واپس ہمارے پاس ہے۔ بتائیں کہ دوبارہ بھیجیں یا رقم واپس کریں۔`,
    },
  },
}

/** Labels that stand beside a parcel's facts. */
export const parcelLabels: Words<{ readonly courier: string; readonly tracking: string; readonly inside: string }> = {
  en: { courier: 'Brought by', tracking: 'Tracking number', inside: 'In it' },
  ar: { courier: 'مع', tracking: 'رقم التتبع', inside: 'فيه' },
  ur: { courier: 'لانے والے', tracking: 'ٹریکنگ نمبر', inside: 'اس میں' },
}
