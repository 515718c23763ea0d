const en = {
  paypal: 'PayPal',
  paypalText: 'On PayPal’s page, then back here',
  payPaypal: (sum: string) => `Pay ${sum} with PayPal`,
  unreachable: 'We could not reach the payment page. Nothing was taken. Please try once more.',
  failed: 'The payment did not go through. Nothing was taken, and we still hold your things.',
  underWay:
    'Your bank is working on the payment, which can take a few days. We hold everything and start once it is here.',
  tooOften: 'It did not work several times. Please put a new order together.',
  tryCard: (sum: string) => `Try again, ${sum} by card`,
  tryPaypal: (sum: string) => `Try again, ${sum} with PayPal`,
  insteadCard: 'Pay by card instead',
  insteadPaypal: 'Pay with PayPal instead',
}

/** Words about ways to pay, and about payments that came to nothing yet. */
export const paymentWords = {
  en,
  ar: {
    paypal: 'PayPal',
    paypalText: 'في صفحة PayPal، ثم العودة إلى هنا',
    payPaypal: (sum) => `دفع ${sum} عبر PayPal`,
    unreachable: 'لم نصل إلى صفحة الدفع. لم يُسحب شيء. محاولة أخرى تكفي.',
    failed: 'لم تنجح عملية الدفع. لم يُسحب شيء، وما زلنا نحتفظ بكل شيء.',
    underWay: 'المصرف يعالج الدفعة، وقد يستغرق ذلك بضعة أيام. نحتفظ بكل شيء ونبدأ حين يصل المبلغ.',
    tooOften: 'لم ينجح الدفع عدة مرات. يلزم طلب جديد.',
    tryCard: (sum) => `محاولة أخرى، ${sum} بالبطاقة`,
    tryPaypal: (sum) => `محاولة أخرى، ${sum} عبر PayPal`,
    insteadCard: 'الدفع بالبطاقة بدلًا من ذلك',
    insteadPaypal: 'الدفع عبر PayPal بدلًا من ذلك',
  } satisfies typeof en,
  ur: {
    paypal: 'PayPal',
    paypalText: 'PayPal کے صفحے پر، پھر واپس یہاں',
    payPaypal: (sum) => `PayPal سے ${sum} ادا کریں`,
    unreachable: 'ہم ادائیگی کے صفحے تک نہیں پہنچ سکے۔ کچھ نہیں کاٹا گیا۔ ایک بار پھر کوشش کریں۔',
    failed: 'ادائیگی نہیں ہو سکی۔ کچھ نہیں کاٹا گیا، اور آپ کی چیزیں ابھی محفوظ ہیں۔',
    underWay:
      'آپ کا بینک ادائیگی پر کام کر رہا ہے، اس میں کچھ دن لگ سکتے ہیں۔ سب کچھ محفوظ ہے، رقم آتے ہی ہم شروع کریں گے۔',
    tooOften: 'کئی بار کوشش ناکام رہی۔ براہِ کرم نیا آرڈر دیں۔',
    tryCard: (sum) => `دوبارہ کوشش، کارڈ سے ${sum}`,
    tryPaypal: (sum) => `دوبارہ کوشش، PayPal سے ${sum}`,
    insteadCard: 'اس کے بجائے کارڈ سے ادا کریں',
    insteadPaypal: 'اس کے بجائے PayPal سے ادا کریں',
  } satisfies typeof en,
}
