import type { SupportStory } from '../seed/ask-support.ts'
import { say } from './copy.ts'

const guest = (name: string, email: string) => ({ name, email: `${email}@example.com` })

/** What people asked Taqwa Trends, in their own languages. */
export const support: SupportStory = {
  tickets: [
    {
      minutesAgo: 52 * 60,
      category: 'return',
      subject: 'Exchange for a 58',
      body: 'The abaya is lovely and one size too short. Can I have a 58 instead?',
      order: 3,
      guest: guest('Hana Siddiqui', 'hana.siddiqui'),
      language: 'en',
      heldBy: 'maryam',
      said: [
        {
          after: 90,
          by: 'maryam',
          body: 'Gladly. Send it back with the slip in the parcel; the 58 is put aside for you.',
        },
        { after: 400, by: 'shopper', body: 'It is in the post. Thank you.' },
        { after: 430, by: 'maryam', body: 'We write as soon as it is here.', solve: true },
      ],
    },
    {
      minutesAgo: 20 * 60,
      category: 'product',
      subject: 'هل القماش شفاف؟',
      body: 'أفكر في العباءة الكتانية باللون الفاتح. هل تحتاج إلى بطانة؟',
      guest: guest('ليلى حداد', 'layla.haddad'),
      language: 'ar',
      said: [{ after: 75, by: 'noor', body: 'القماش كثيف ولا يحتاج إلى بطانة. نرسل لك صورة في الضوء إن أحببتِ.' }],
    },
    {
      minutesAgo: 5 * 60,
      category: 'delivery',
      subject: 'پارسل کب آئے گا؟',
      body: 'ٹریکنگ کل سے نہیں بدلی۔ کیا عید سے پہلے پہنچ جائے گا؟',
      order: 1,
      guest: guest('عائشہ خان', 'ayesha.khan'),
      language: 'ur',
      heldBy: 'noor',
      said: [{ after: 20, by: 'noor', body: 'Carrier lost a scan; asked them at 10:20.', note: true }],
    },
    {
      minutesAgo: 45,
      category: 'payment',
      subject: 'Paid and not confirmed',
      body: 'PayPal says it is paid. I have no mail from you yet.',
      order: 0,
      guest: guest('Maha Rahman', 'maha.rahman'),
      language: 'en',
    },
  ],
  canned: [
    {
      handle: 'exchange',
      title: 'Exchange a size',
      category: 'return',
      body: say([
        'Hello {name}, send it back with the slip in the parcel. We put the other size aside for you.',
        'مرحبًا {name}، أعيديها مع الورقة التي في الطرد، ونحجز لك المقاس الآخر.',
        'سلام {name}، پارسل کی پرچی کے ساتھ واپس بھیجیں، دوسرا سائز ہم آپ کے لیے رکھ لیتے ہیں۔',
      ]),
    },
    {
      handle: 'refunded',
      title: 'Money is on its way back',
      category: 'payment',
      body: say([
        'Hello {name}, the money is on its way back. Banks take up to five days to show it.',
        'مرحبًا {name}، المبلغ في طريقه إليك. يظهر في البنك خلال خمسة أيام.',
        'سلام {name}، رقم واپس بھیج دی گئی ہے۔ بینک میں پانچ دن تک نظر آ جاتی ہے۔',
      ]),
    },
    {
      handle: 'carrier',
      title: 'We asked the carrier',
      category: 'delivery',
      body: say([
        'Hello {name}, we have asked the carrier and write as soon as we know more. Your number is {number}.',
        'مرحبًا {name}، سألنا شركة الشحن ونكتب لك فور معرفة الجديد. رقم سؤالك {number}.',
        'سلام {name}، ہم نے کوریئر سے پوچھا ہے، خبر ملتے ہی لکھیں گے۔ آپ کا نمبر {number} ہے۔',
      ]),
    },
  ],
}
