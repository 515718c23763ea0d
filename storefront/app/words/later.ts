import { pluralIn } from './plural.ts'

const ar = pluralIn('ar')

const days = (count: number): string => (count === 1 ? 'a day' : `${count} days`)
const arDays = (count: number): string => ar(count, { one: 'يوم واحد', two: 'يومين', few: '# أيام', other: '# يومًا' })
const urDays = (count: number): string => (count === 1 ? 'ایک دن' : `${count} دن`)

const en = {
  label: 'Ships later',
  title: 'Waiting for what is not here yet',
  product: (count: number) => `Not here right now. Order it all the same: it leaves in about ${days(count)}.`,
  more: (there: number, count: number) =>
    there === 1
      ? `One is here. If you take more, the order leaves together in about ${days(count)}.`
      : `${there} are here. If you take more, the order leaves together in about ${days(count)}.`,
  basket: (units: number, count: number) =>
    units === 1
      ? `One of these is not here yet. The order leaves together in about ${days(count)}.`
      : `${units} of these are not here yet. The order leaves together in about ${days(count)}.`,
  waiting: (units: number) =>
    units === 1
      ? 'One is not here yet. We send everything together and write when it has come.'
      : `${units} are not here yet. We send everything together and write when they have come.`,
}

/** Words about what may be ordered although it is not there. */
export const laterWords = {
  en,
  ar: {
    label: 'يُرسل لاحقًا',
    title: 'بانتظار ما لم يصل بعد',
    product: (count) => `غير موجود الآن، ويمكن طلبه: يُرسل خلال نحو ${arDays(count)}.`,
    more: (there, count) => {
      const here = ar(there, {
        one: 'قطعة واحدة موجودة الآن',
        two: 'قطعتان موجودتان الآن',
        few: '# قطع موجودة الآن',
        other: '# قطعة موجودة الآن',
      })
      return `${here}. عند طلب أكثر يُرسل الطلب كاملًا خلال نحو ${arDays(count)}.`
    },
    basket: (units, count) => {
      const missing = ar(units, {
        one: 'قطعة واحدة منها لم تصل بعد',
        two: 'قطعتان منها لم تصلا بعد',
        few: '# قطع منها لم تصل بعد',
        other: '# قطعة منها لم تصل بعد',
      })
      return `${missing}. يُرسل الطلب كاملًا خلال نحو ${arDays(count)}.`
    },
    waiting: (units) => {
      const missing = ar(units, {
        one: 'قطعة واحدة لم تصل بعد',
        two: 'قطعتان لم تصلا بعد',
        few: '# قطع لم تصل بعد',
        other: '# قطعة لم تصل بعد',
      })
      return `${missing}. نرسل كل شيء معًا، وتصلك رسالة عند وصولها.`
    },
  } satisfies typeof en,
  ur: {
    label: 'بعد میں روانہ ہو گا',
    title: 'باقی چیزوں کا انتظار ہے',
    product: (count) => `ابھی موجود نہیں، پھر بھی آرڈر کیا جا سکتا ہے: تقریباً ${urDays(count)} میں روانہ ہو گا۔`,
    more: (there, count) =>
      there === 1
        ? `ایک موجود ہے۔ زیادہ لینے پر پورا آرڈر تقریباً ${urDays(count)} میں ایک ساتھ روانہ ہو گا۔`
        : `${there} موجود ہیں۔ زیادہ لینے پر پورا آرڈر تقریباً ${urDays(count)} میں ایک ساتھ روانہ ہو گا۔`,
    basket: (units, count) =>
      units === 1
        ? `ان میں سے ایک ابھی نہیں آیا۔ پورا آرڈر تقریباً ${urDays(count)} میں ایک ساتھ روانہ ہو گا۔`
        : `ان میں سے ${units} ابھی نہیں آئے۔ پورا آرڈر تقریباً ${urDays(count)} میں ایک ساتھ روانہ ہو گا۔`,
    waiting: (units) =>
      units === 1
        ? 'ایک چیز ابھی نہیں آئی۔ ہم سب کچھ ایک ساتھ بھیجیں گے اور آنے پر لکھیں گے۔'
        : `${units} چیزیں ابھی نہیں آئیں۔ ہم سب کچھ ایک ساتھ بھیجیں گے اور آنے پر لکھیں گے۔`,
  } satisfies typeof en,
}
