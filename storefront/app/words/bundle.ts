const en = {
  title: 'In this set',
  note: 'Sold together. There are as many sets as there is of every part.',
}

/** Words about what is sold as a set. */
export const bundleWords = {
  en,
  ar: {
    title: 'محتويات الطقم',
    note: 'تُباع معًا. يتوفر من الطقم بقدر ما يتوفر من كل قطعة فيه.',
  } satisfies typeof en,
  ur: {
    title: 'اس سیٹ میں',
    note: 'یہ چیزیں ایک ساتھ بکتی ہیں۔ سیٹ اُتنے ہی ہیں جتنی ہر چیز موجود ہے۔',
  } satisfies typeof en,
}
