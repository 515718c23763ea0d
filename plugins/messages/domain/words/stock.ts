import type { Words } from '../language.ts'

/** What staff are told of stock. */
export interface StockWords {
  readonly low: (title: string, location: string) => string
  readonly lowTitle: (title: string) => string
  readonly lowText: (location: string) => string
  readonly sku: string
  readonly available: string
  readonly reorderPoint: string
  readonly open: string
  readonly once: string
}

export const stockWords: Words<StockWords> = {
  en: {
    low: (title, location) => `Running low: ${title} at ${location}`,
    lowTitle: (title) => `${title} is running low.`,
    lowText: (location) => `What is left at ${location} has reached its reorder point.`,
    sku: 'SKU',
    available: 'Available',
    reorderPoint: 'Reorder point',
    open: 'Open stock',
    once: 'Told once; again after it has been refilled.',
  },
  ar: {
    low: (title, location) => `المخزون يقل: ${title} في ${location}`,
    lowTitle: (title) => `مخزون ${title} يقل.`,
    lowText: (location) => `ما بقي في ${location} بلغ حد إعادة الطلب.`,
    sku: 'رمز الصنف',
    available: 'المتاح',
    reorderPoint: 'حد إعادة الطلب',
    open: 'فتح المخزون',
    once: 'تنبيه واحد، ويتكرر بعد إعادة التعبئة.',
  },
  ur: {
    low: (title, location) => `اسٹاک کم ہے: ${title}، ${location}`,
    lowTitle: (title) => `${title} کا اسٹاک کم ہو رہا ہے۔`,
    lowText: (location) => `${location} پر باقی مقدار دوبارہ منگوانے کی حد تک پہنچ گئی ہے۔`,
    sku: 'ایس کے یو',
    available: 'دستیاب',
    reorderPoint: 'دوبارہ منگوانے کی حد',
    open: 'اسٹاک کھولیں',
    once: 'ایک بار بتایا جاتا ہے؛ دوبارہ بھرنے کے بعد پھر سے۔',
  },
}
