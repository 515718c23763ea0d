const en = {
  title: 'May your visits count?',
  text: 'We count what is looked at, searched for and bought, so that we stock it better. No names, and nothing leaves this shop.',
  yes: 'Yes, count them',
  no: 'No, thank you',
  more: 'What is counted',
  link: 'Your visits in our figures',
  on: 'Your visits count in our figures.',
  off: 'Your visits do not count in our figures.',
  asked: 'You have not been asked yet, so your visits do not count.',
  change: 'You can change this here at any time.',
  what: {
    seen: 'Which products are seen, put in the basket and ordered, and how far a checkout goes: as numbers of visits a day.',
    words: 'Words searched for by five visits or more. Whatever fewer search for is forgotten.',
    visit:
      'A visit is told apart by a key that is made anew every day and never stored. Nobody is recognised the next day.',
    cookie: 'For this, only one cookie is kept: your answer.',
  },
}

/** Words about being counted: the question, the page where the answer can be changed, and what is kept. */
export const figuresWords = {
  en,
  ar: {
    title: 'هل نحتسب زياراتك؟',
    text: 'نعدّ ما يُشاهَد ويُبحث عنه ويُشترى لنوفّره بشكل أفضل. بلا أسماء، ولا يخرج شيء من هذا المتجر.',
    yes: 'نعم، احتسبوها',
    no: 'لا، شكرًا',
    more: 'ما الذي يُحتسب',
    link: 'زياراتك في أرقامنا',
    on: 'زياراتك تُحتسب في أرقامنا.',
    off: 'زياراتك لا تُحتسب في أرقامنا.',
    asked: 'لم نسألك بعد، لذلك لا تُحتسب زياراتك.',
    change: 'يمكنك تغيير ذلك هنا في أي وقت.',
    what: {
      seen: 'المنتجات التي تُشاهَد وتُضاف إلى السلة وتُطلب، وإلى أين تصل عملية الدفع: أعداد زيارات في اليوم فقط.',
      words: 'الكلمات التي بُحث عنها في خمس زيارات أو أكثر. وما كان أقل من ذلك يُنسى.',
      visit: 'تُميَّز الزيارة بمفتاح يُصنع من جديد كل يوم ولا يُخزَّن أبدًا. ولا يُتعرَّف على أحد في اليوم التالي.',
      cookie: 'لا يُحفظ لهذا الغرض سوى ملف تعريف ارتباط واحد: إجابتك.',
    },
  },
  ur: {
    title: 'کیا آپ کا آنا گنا جائے؟',
    text: 'ہم گنتے ہیں کہ کیا دیکھا، ڈھونڈا اور خریدا گیا تاکہ بہتر سامان رکھ سکیں۔ نام نہیں لیے جاتے اور کچھ اس دکان سے باہر نہیں جاتا۔',
    yes: 'جی ہاں، گنیں',
    no: 'نہیں، شکریہ',
    more: 'کیا گنا جاتا ہے',
    link: 'ہمارے اعداد میں آپ کا آنا',
    on: 'آپ کا آنا ہمارے اعداد میں گنا جاتا ہے۔',
    off: 'آپ کا آنا ہمارے اعداد میں نہیں گنا جاتا۔',
    asked: 'آپ سے ابھی پوچھا نہیں گیا، اس لیے آپ کا آنا نہیں گنا جاتا۔',
    change: 'آپ اسے یہاں کسی بھی وقت بدل سکتے ہیں۔',
    what: {
      seen: 'کون سی چیزیں دیکھی گئیں، ٹوکری میں ڈالی گئیں اور منگوائی گئیں، اور ادائیگی کہاں تک پہنچی: صرف دن بھر کے آنے والوں کی گنتی۔',
      words: 'وہ الفاظ جو پانچ یا اس سے زیادہ بار ڈھونڈے گئے۔ جو اس سے کم ہوں وہ بھلا دیے جاتے ہیں۔',
      visit:
        'ہر آنا ایک ایسی کنجی سے پہچانا جاتا ہے جو روز نئی بنتی ہے اور کبھی محفوظ نہیں ہوتی۔ اگلے دن کسی کو نہیں پہچانا جاتا۔',
      cookie: 'اس کے لیے صرف ایک کوکی رکھی جاتی ہے: آپ کا جواب۔',
    },
  },
} satisfies Readonly<Record<'en' | 'ar' | 'ur', typeof en>>
