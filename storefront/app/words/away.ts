const en = {
  title: 'We cannot reach our books right now',
  text: 'Nothing is lost: your basket and your orders are kept. Try again in a few seconds.',
  unsure:
    'We cannot tell yet whether what you sent has arrived. All of it is kept here, and so is your basket: send it again in a few seconds. Nothing is ordered twice.',
  send: 'Send it again',
  password: 'Your password, once more',
  token: 'Your token, once more',
  file: 'Choose the file once more',
}

/** Words for the while in which the dataset cannot be asked. */
export const awayWords = {
  en,
  ar: {
    title: 'يتعذّر الوصول إلى سجلاتنا الآن',
    text: 'لم يضِع شيء: السلة والطلبات محفوظة. المحاولة ممكنة بعد ثوانٍ.',
    unsure:
      'لا نعرف بعد هل وصل ما أُرسل. كل ما كُتب محفوظ هنا، والسلة كذلك: يمكن الإرسال من جديد بعد ثوانٍ. لن يُسجَّل أي طلب مرتين.',
    send: 'الإرسال من جديد',
    password: 'كلمة المرور مرة أخرى',
    token: 'الرمز مرة أخرى',
    file: 'اختيار الملف مرة أخرى',
  } satisfies typeof en,
  ur: {
    title: 'اس وقت ہم اپنے کھاتوں تک نہیں پہنچ پا رہے',
    text: 'کچھ ضائع نہیں ہوا: آپ کی ٹوکری اور آرڈر محفوظ ہیں۔ چند سیکنڈ بعد دوبارہ کوشش کریں۔',
    unsure:
      'ابھی معلوم نہیں کہ آپ کا بھیجا ہوا پہنچا یا نہیں۔ سب کچھ یہیں محفوظ ہے اور آپ کی ٹوکری بھی: چند سیکنڈ بعد دوبارہ بھیجیں۔ کوئی آرڈر دو بار نہیں ہو گا۔',
    send: 'دوبارہ بھیجیں',
    password: 'آپ کا پاس ورڈ، ایک بار پھر',
    token: 'آپ کا ٹوکن، ایک بار پھر',
    file: 'فائل دوبارہ چنیں',
  } satisfies typeof en,
}
