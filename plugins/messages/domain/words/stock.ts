import type { Words } from '../language.ts'

/** What staff are told of stock. */
export interface StockWords {
  readonly low: (title: string, location: string) => string
  readonly lowTitle: (title: string) => string
  readonly lowMany: (count: string) => string
  readonly lowManyTitle: string
  readonly lowText: string
  readonly left: (available: string, reorderPoint: string) => string
  readonly open: string
  readonly once: string
}

export const stockWords: Words<StockWords> = {
  en: {
    low: (title, location) => `Running low: ${title} at ${location}`,
    lowTitle: (title) => `${title} is running low.`,
    lowMany: (count) => `Running low: ${count} stock levels`,
    lowManyTitle: 'These are running low.',
    lowText: 'What is left has reached its reorder point.',
    left: (available, reorderPoint) => `${available} left, reorder at ${reorderPoint}`,
    open: 'Open stock',
    once: 'Told once; again after it has been refilled.',
  },
  ar: {
    low: (title, location) => `المخزون يقل: ${title} في ${location}`,
    lowTitle: (title) => `مخزون ${title} يقل.`,
    lowMany: (count) => `المخزون يقل في ${count} من المواضع`,
    lowManyTitle: 'مخزون هذه الأصناف يقل.',
    lowText: 'ما بقي بلغ حد إعادة الطلب.',
    left: (available, reorderPoint) => `بقي ${available}، وحد إعادة الطلب ${reorderPoint}`,
    open: 'فتح المخزون',
    once: 'تنبيه واحد، ويتكرر بعد إعادة التعبئة.',
  },
  ur: {
    low: (title, location) => `اسٹاک کم ہے: ${title}، ${location}`,
    lowTitle: (title) => `${title} کا اسٹاک کم ہو رہا ہے۔`,
    lowMany: (count) => `اسٹاک کم ہے: ${count} جگہوں پر`,
    lowManyTitle: 'ان اشیا کا اسٹاک کم ہو رہا ہے۔',
    lowText: 'باقی مقدار دوبارہ منگوانے کی حد تک پہنچ گئی ہے۔',
    left: (available, reorderPoint) => `${available} باقی، حد ${reorderPoint}`,
    open: 'اسٹاک کھولیں',
    once: 'ایک بار بتایا جاتا ہے؛ دوبارہ بھرنے کے بعد پھر سے۔',
  },
}
