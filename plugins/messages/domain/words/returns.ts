import type { Words } from '../language.ts'

/** Steps of a return that its shopper hears of. */
export type ReturnNews = 'return-requested' | 'return-approved' | 'return-rejected' | 'return-received'

interface Said {
  readonly subject: (shop: string, number: string) => string
  readonly title: string
  readonly text: (number: string) => string
  /** The same where nothing need come back. */
  readonly claim: (number: string) => string
}

export const returnWords: Words<Readonly<Record<ReturnNews, Said>>> = {
  en: {
    'return-requested': {
      subject: (shop, number) => `${shop}: we have your return request for order ${number}`,
      title: 'We have your request.',
      text: (number) =>
        `You asked to return part of order ${number}. Somebody looks at it and writes to you. Please send nothing before that.`,
      claim: (number) =>
        `You told us that something was wrong with order ${number}. Somebody looks at it and writes to you.`,
    },
    'return-approved': {
      subject: (shop, number) => `${shop}: you can send it back, order ${number}`,
      title: 'You can send it back.',
      text: (number) => `We take this part of order ${number} back. Your money follows once it is here.`,
      claim: (number) => `You were right about order ${number}. Keep what you have; your money follows.`,
    },
    'return-rejected': {
      subject: (shop, number) => `${shop}: about your return for order ${number}`,
      title: 'We could not agree to it.',
      text: (number) => `We looked at your return for order ${number} and have to say no. This is why:`,
      claim: (number) => `We looked at what you told us about order ${number} and have to say no. This is why:`,
    },
    'return-received': {
      subject: (shop, number) => `${shop}: what you sent back has arrived, order ${number}`,
      title: 'It has arrived.',
      text: (number) =>
        `What you sent back of order ${number} is with us. We write again when your money is on its way.`,
      claim: (number) =>
        `What you sent back of order ${number} is with us. We write again when your money is on its way.`,
    },
  },
  ar: {
    'return-requested': {
      subject: (shop, number) => `${shop}: وصلنا طلب الإرجاع للطلب ${number}`,
      title: 'وصلنا طلب الإرجاع.',
      text: (number) => `وصلنا طلب إرجاع جزء من الطلب ${number}. سنراجعه ونكتب الجواب. نرجو عدم إرسال أي شيء قبل ذلك.`,
      claim: (number) => `وصلنا أن في الطلب ${number} خللًا. سنراجع الأمر ونكتب الجواب.`,
    },
    'return-approved': {
      subject: (shop, number) => `${shop}: يمكن إرجاع القطع، الطلب ${number}`,
      title: 'يمكن إرسالها إلينا.',
      text: (number) => `نقبل إرجاع هذا الجزء من الطلب ${number}. يُردّ المبلغ بعد وصوله.`,
      claim: (number) => `الملاحظة على الطلب ${number} صحيحة. لا حاجة إلى إرجاع شيء، وسيُردّ المبلغ.`,
    },
    'return-rejected': {
      subject: (shop, number) => `${shop}: بخصوص إرجاع الطلب ${number}`,
      title: 'تعذّر قبول الطلب.',
      text: (number) => `راجعنا طلب الإرجاع للطلب ${number} ونعتذر عن قبوله. السبب:`,
      claim: (number) => `راجعنا الملاحظة على الطلب ${number} ونعتذر عن قبولها. السبب:`,
    },
    'return-received': {
      subject: (shop, number) => `${shop}: وصلت القطع المُرجَعة، الطلب ${number}`,
      title: 'وصلت القطع.',
      text: (number) => `القطع المُرجَعة من الطلب ${number} عندنا الآن. سنكتب مرة أخرى حين يكون المبلغ في الطريق.`,
      claim: (number) => `القطع المُرجَعة من الطلب ${number} عندنا الآن. سنكتب مرة أخرى حين يكون المبلغ في الطريق.`,
    },
  },
  ur: {
    'return-requested': {
      subject: (shop, number) => `${shop}: آرڈر ${number} کی واپسی کی درخواست مل گئی`,
      title: 'آپ کی درخواست مل گئی۔',
      text: (number) =>
        `آپ نے آرڈر ${number} کا کچھ حصہ واپس کرنا چاہا ہے۔ ہم دیکھ کر آپ کو لکھیں گے۔ اس سے پہلے کچھ نہ بھیجیں۔`,
      claim: (number) => `آپ نے بتایا کہ آرڈر ${number} میں کچھ درست نہ تھا۔ ہم دیکھ کر آپ کو لکھیں گے۔`,
    },
    'return-approved': {
      subject: (shop, number) => `${shop}: آپ سامان واپس بھیج سکتے ہیں، آرڈر ${number}`,
      title: 'آپ اسے واپس بھیج سکتے ہیں۔',
      text: (number) => `ہم آرڈر ${number} کا یہ حصہ واپس لیتے ہیں۔ پہنچنے پر آپ کی رقم لوٹا دی جائے گی۔`,
      claim: (number) => `آرڈر ${number} کے بارے میں آپ کی بات درست تھی۔ سامان اپنے پاس رکھیں؛ رقم آپ کو مل جائے گی۔`,
    },
    'return-rejected': {
      subject: (shop, number) => `${shop}: آرڈر ${number} کی واپسی کے بارے میں`,
      title: 'ہم اسے قبول نہ کر سکے۔',
      text: (number) => `ہم نے آرڈر ${number} کی واپسی پر غور کیا اور معذرت چاہتے ہیں۔ وجہ یہ ہے:`,
      claim: (number) => `ہم نے آرڈر ${number} کے بارے میں آپ کی بات پر غور کیا اور معذرت چاہتے ہیں۔ وجہ یہ ہے:`,
    },
    'return-received': {
      subject: (shop, number) => `${shop}: آپ کا بھیجا ہوا سامان پہنچ گیا، آرڈر ${number}`,
      title: 'سامان پہنچ گیا۔',
      text: (number) => `آرڈر ${number} کا واپس بھیجا ہوا سامان ہمارے پاس ہے۔ رقم روانہ ہونے پر ہم پھر لکھیں گے۔`,
      claim: (number) => `آرڈر ${number} کا واپس بھیجا ہوا سامان ہمارے پاس ہے۔ رقم روانہ ہونے پر ہم پھر لکھیں گے۔`,
    },
  },
}

/** What stands beside the facts of a return. */
export const returnLabels: Words<{
  readonly what: string
  readonly to: string
  readonly how: (number: string) => string
}> = {
  en: {
    what: 'Return',
    to: 'Bring or send it to',
    how: (number) => `Write the number ${number} on the parcel, or say it at the counter.`,
  },
  ar: {
    what: 'الإرجاع',
    to: 'يُسلَّم أو يُرسَل إلى',
    how: (number) => `يُكتب الرقم ${number} على الطرد أو يُذكر عند مكان الاستلام.`,
  },
  ur: {
    what: 'واپسی',
    to: 'یہاں لائیں یا بھیجیں',
    how: (number) => `پارسل پر نمبر ${number} لکھیں، یا کاؤنٹر پر بتائیں۔`,
  },
}
