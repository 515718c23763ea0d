import type { Words } from '../language.ts'

/** What mails about a ticket say. */
export interface TicketWords {
  readonly received: (shop: string, number: string) => string
  readonly receivedTitle: string
  readonly receivedText: (number: string, subject: string) => string
  readonly wrote: string
  readonly reply: (shop: string, number: string) => string
  readonly replyTitle: (author: string) => string
  readonly replyTitlePlain: string
  readonly open: string
}

export const ticketWords: Words<TicketWords> = {
  en: {
    received: (shop, number) => `${shop}: we have your message ${number}`,
    receivedTitle: 'We have your message.',
    receivedText: (number, subject) => `It is number ${number}, “${subject}”. Somebody reads it and answers you here.`,
    wrote: 'You wrote',
    reply: (shop, number) => `${shop}: an answer to your message ${number}`,
    replyTitle: (author) => `${author} has answered you.`,
    replyTitlePlain: 'We have answered you.',
    open: 'Read and answer',
  },
  ar: {
    received: (shop, number) => `${shop}: وصلتنا رسالتك ${number}`,
    receivedTitle: 'وصلتنا رسالتك.',
    receivedText: (number, subject) => `رقمها ${number}، «${subject}». سيقرؤها أحدنا ويأتيك الرد هنا.`,
    wrote: 'نص الرسالة',
    reply: (shop, number) => `${shop}: رد على رسالتك ${number}`,
    replyTitle: (author) => `رد عليك ${author}.`,
    replyTitlePlain: 'لدينا رد على رسالتك.',
    open: 'القراءة والرد',
  },
  ur: {
    received: (shop, number) => `${shop}: آپ کا پیغام ${number} مل گیا`,
    receivedTitle: 'آپ کا پیغام ہمیں مل گیا۔',
    receivedText: (number, subject) => `اس کا نمبر ${number} ہے، ”${subject}“۔ کوئی اسے پڑھ کر یہیں جواب دے گا۔`,
    wrote: 'آپ نے لکھا',
    reply: (shop, number) => `${shop}: آپ کے پیغام ${number} کا جواب`,
    replyTitle: (author) => `${author} نے آپ کو جواب دیا ہے۔`,
    replyTitlePlain: 'ہم نے آپ کو جواب دیا ہے۔',
    open: 'پڑھیں اور جواب دیں',
  },
}
