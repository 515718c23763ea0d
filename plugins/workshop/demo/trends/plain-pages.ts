import type { Three } from './copy.ts'

/** A page of plain words. `## ` begins a heading, `- ` an item of a list. */
export interface PlainPage {
  readonly handle: string
  readonly title: Three
  readonly paragraphs: readonly Three[]
}

/** What the shop says about itself, in three languages. */
export const plainPages: readonly PlainPage[] = [
  {
    handle: 'about',
    title: ['Our workshops', 'ورشنا', 'ہماری ورکشاپس'],
    paragraphs: [
      [
        'We cut in Lahore and finish in Amman. A run is sixty pieces at most, and we stop when the cloth is gone.',
        'نقصّ في لاهور وننهي العمل في عمّان. لا تزيد الدفعة على ستين قطعة، ونتوقف حين ينتهي القماش.',
        'ہم لاہور میں کاٹتے ہیں اور عمان میں مکمل کرتے ہیں۔ ایک بار میں زیادہ سے زیادہ ساٹھ، اور کپڑا ختم تو کام ختم۔',
      ],
      [
        'Every pattern is tried by three women of different heights before it is sold. What pulls on one of them is cut again.',
        'تجرّب كل باترون ثلاث نساء بأطوال مختلفة قبل بيعه. وما يشدّ على إحداهن يُقصّ من جديد.',
        'ہر نمونہ بکنے سے پہلے تین مختلف قد کی خواتین آزماتی ہیں۔ جو کسی ایک پر کھنچے، دوبارہ کاٹا جاتا ہے۔',
      ],
      ['## Who sells here', '## من يبيع هنا', '## یہاں کون بیچتا ہے'],
      [
        'Seven workshops share this shop. Each product names its maker, and each parcel says which of them packed it.',
        'سبع ورش تتقاسم هذا المتجر. يحمل كل منتج اسم صانعه، ويذكر كل طرد من جهّزه.',
        'سات ورکشاپس اس دکان میں شریک ہیں۔ ہر چیز پر بنانے والے کا نام ہے، اور ہر پارسل پر پیک کرنے والے کا۔',
      ],
    ],
  },
  {
    handle: 'delivery',
    title: ['Delivery', 'التوصيل', 'ترسیل'],
    paragraphs: [
      [
        'What is ordered before 14:00 on a working day leaves the same day. You see carrier, day and price before you pay.',
        'ما يُطلب قبل الساعة ١٤:٠٠ في يوم عمل يغادر في اليوم نفسه. ترين شركة الشحن واليوم والسعر قبل الدفع.',
        'کام کے دن 14:00 سے پہلے کا آرڈر اسی دن روانہ ہوتا ہے۔ ادائیگی سے پہلے کیریئر، دن اور قیمت سامنے ہوتی ہے۔',
      ],
      ['## What it costs', '## التكلفة', '## خرچ'],
      [
        '- San Francisco and the bay: $4, one to two working days.',
        '- سان فرانسيسكو والخليج: ٤ دولارات، يوم إلى يومي عمل.',
        '- سان فرانسسکو اور خلیج: 4 ڈالر، ایک سے دو کام کے دن۔',
      ],
      [
        '- United States: what FedEx asks for your parcel, shown before you pay; two to four working days.',
        '- الولايات المتحدة: ما تطلبه FedEx للطرد، ويظهر قبل الدفع؛ يومان إلى أربعة أيام عمل.',
        '- امریکہ: جو FedEx آپ کے پارسل کا مانگے، ادائیگی سے پہلے سامنے؛ دو سے چار کام کے دن۔',
      ],
      [
        '- Pakistan and Jordan: $6, two to three working days.',
        '- باكستان والأردن: ٦ دولارات، يومان إلى ثلاثة أيام عمل.',
        '- پاکستان اور اردن: 6 ڈالر، دو سے تین کام کے دن۔',
      ],
      [
        '- Emirates and Saudi Arabia: $9, three to five working days.',
        '- الإمارات والسعودية: ٩ دولارات، ثلاثة إلى خمسة أيام عمل.',
        '- امارات اور سعودی عرب: 9 ڈالر، تین سے پانچ کام کے دن۔',
      ],
      [
        '- Great Britain: $12, three to five working days.',
        '- بريطانيا: ١٢ دولارًا، ثلاثة إلى خمسة أيام عمل.',
        '- برطانیہ: 12 ڈالر، تین سے پانچ کام کے دن۔',
      ],
      [
        'From $90 a parcel is free in the United States, Pakistan and Jordan, from $120 in the Gulf, from $150 in Great Britain.',
        'الطرد مجاني من ٩٠ دولارًا في الولايات المتحدة وباكستان والأردن، ومن ١٢٠ في الخليج، ومن ١٥٠ في بريطانيا.',
        'امریکہ، پاکستان اور اردن میں 90 ڈالر، خلیج میں 120 اور برطانیہ میں 150 ڈالر سے پارسل مفت۔',
      ],
    ],
  },
  {
    handle: 'returns',
    title: ['Returns and exchanges', 'الإرجاع والتبديل', 'واپسی اور تبادلہ'],
    paragraphs: [
      [
        'Thirty days from the day it reaches you. Try it on at home, with your own shoes, and keep the label on while you decide.',
        'ثلاثون يومًا من وصول الطلب. جرّبيه في البيت مع حذائكِ، وأبقي البطاقة حتى تقرّري.',
        'پہنچنے کے دن سے تیس دن۔ گھر پر، اپنے جوتوں کے ساتھ آزمائیں، اور فیصلے تک لیبل لگا رہنے دیں۔',
      ],
      [
        'Another size costs nothing extra, and you do not pay delivery twice.',
        'تبديل المقاس بلا كلفة إضافية، ولا تدفعين التوصيل مرتين.',
        'دوسرا ناپ بلا اضافی خرچ، اور ترسیل دو بار ادا نہیں کرنی۔',
      ],
      [
        'Money goes back the way it came. Cards take two to five days, and that part is not ours to hurry.',
        'يعود المال بالطريقة التي أتى بها. تحتاج البطاقات يومين إلى خمسة أيام، وليس بيدنا تسريعها.',
        'رقم اسی راستے واپس جاتی ہے جس سے آئی۔ کارڈ پر دو سے پانچ دن، اور یہ ہمارے ہاتھ میں نہیں۔',
      ],
      [
        'Undercaps, pins, earrings and opened oils stay with you, unless we made the mistake.',
        'الطواقي الداخلية والدبابيس والأقراط والزيوت المفتوحة لا تُعاد إلا إن كان الخطأ منا.',
        'اندرونی ٹوپیاں، پن، بالیاں اور کھلے عطر واپس نہیں ہوتے، سوائے ہماری غلطی کے۔',
      ],
    ],
  },
  {
    handle: 'sizes',
    title: ['Size guide', 'دليل المقاسات', 'ناپ کی رہنمائی'],
    paragraphs: [
      ['## Abayas', '## العبايات', '## عبایا'],
      [
        'The number is the length in inches, from shoulder to hem. Take your height in centimetres.',
        'الرقم هو الطول بالبوصة من الكتف إلى الحاشية. انظري إلى طولكِ بالسنتيمتر.',
        'نمبر کندھے سے دامن تک انچ میں لمبائی ہے۔ اپنا قد سینٹی میٹر میں دیکھیں۔',
      ],
      [
        '- 50: up to 156 cm. 52: 157 to 161. 54: 162 to 167.',
        '- ٥٠: حتى ١٥٦ سم. ٥٢: من ١٥٧ إلى ١٦١. ٥٤: من ١٦٢ إلى ١٦٧.',
        '- 50: 156 سینٹی میٹر تک۔ 52: 157 سے 161۔ 54: 162 سے 167۔',
      ],
      [
        '- 56: 168 to 173 cm. 58: 174 to 178. 60: 179 to 183. 62: taller.',
        '- ٥٦: من ١٦٨ إلى ١٧٣ سم. ٥٨: من ١٧٤ إلى ١٧٨. ٦٠: من ١٧٩ إلى ١٨٣. ٦٢: أطول من ذلك.',
        '- 56: 168 سے 173۔ 58: 174 سے 178۔ 60: 179 سے 183۔ 62: اس سے زیادہ۔',
      ],
      ['## Kurtas, dresses, coats', '## الكُرتات والفساتين والمعاطف', '## کُرتے، لباس، کوٹ'],
      [
        '- Chest: S 86 to 90 cm, M 91 to 96, L 97 to 103, XL 104 to 111.',
        '- الصدر: S من ٨٦ إلى ٩٠ سم، M من ٩١ إلى ٩٦، L من ٩٧ إلى ١٠٣، XL من ١٠٤ إلى ١١١.',
        '- سینہ: S 86 سے 90 سینٹی میٹر، M 91 سے 96، L 97 سے 103، XL 104 سے 111۔',
      ],
      ['## Shoes', '## الأحذية', '## جوتے'],
      [
        'European sizes. Khussa give way by half a size in the first week, so between two sizes take the larger.',
        'مقاسات أوروبية. تتّسع الخُسّة نصف مقاس في الأسبوع الأول، فبين مقاسين اختاري الأكبر.',
        'یورپی سائز۔ کھسہ پہلے ہفتے میں آدھا سائز کھلتا ہے، دو کے درمیان بڑا لیں۔',
      ],
      ['## Rings and bangles', '## الخواتم والأساور', '## انگوٹھی اور چوڑی'],
      [
        'Ring numbers are the inside round in millimetres; bangle numbers are the inside width in inches.',
        'رقم الخاتم محيطه الداخلي بالمليمتر، ورقم السوار عرضه الداخلي بالبوصة.',
        'انگوٹھی کا نمبر اندرونی گھیر ہے، ملی میٹر میں؛ چوڑی کا نمبر اندرونی چوڑائی، انچ میں۔',
      ],
    ],
  },
  {
    handle: 'washing',
    title: ['Washing', 'الغسيل', 'دھلائی'],
    paragraphs: [
      [
        'Linen, cotton and lawn go in at 30° with colours like their own, and dry in the shade.',
        'الكتّان والقطن واللون تُغسل على ٣٠ درجة مع ألوان تشبهها وتُجفّف في الظل.',
        'لینن، کاٹن اور لان 30 درجے پر ملتے رنگوں کے ساتھ، اور سائے میں سکھائیں۔',
      ],
      [
        'Embroidery is washed inside out and never wrung. Silk goes to someone who knows silk.',
        'يُغسل التطريز مقلوبًا ولا يُعصر. والحرير لمن يعرف الحرير.',
        'کڑھائی الٹی دھوئیں، نچوڑیں نہیں۔ ریشم اسے دیں جو ریشم جانتا ہو۔',
      ],
      [
        'Wool needs air more than water: a night by an open window is often enough.',
        'يحتاج الصوف إلى الهواء أكثر من الماء: ليلة قرب نافذة مفتوحة تكفي غالبًا.',
        'اون کو پانی سے زیادہ ہوا چاہیے: کھلی کھڑکی کے پاس ایک رات اکثر کافی ہے۔',
      ],
    ],
  },
  {
    handle: 'journal',
    title: ['Journal', 'المجلة', 'جرنل'],
    paragraphs: [
      ['## A block is cut', '## قالب يُنحت', '## ایک بلاک کٹتا ہے'],
      [
        'A block for the Gul star takes four days. The wood is soaked in oil first, so that it prints the ten-thousandth metre as it did the first.',
        'يستغرق قالب نجمة غول أربعة أيام. يُنقع الخشب في الزيت أولًا، ليطبع المتر العشرة آلاف كما طبع الأول.',
        'گل ستارے کا بلاک چار دن لیتا ہے۔ لکڑی پہلے تیل میں بھگوئی جاتی ہے، تاکہ دس ہزارواں میٹر بھی پہلے جیسا چھپے۔',
      ],
      ['## Eleven hours', '## إحدى عشرة ساعة', '## گیارہ گھنٹے'],
      [
        'That is what the vine on the Layl abaya takes. Huda begins at the hem, because hands are steadiest in the morning and eyes go to the collar.',
        'هذا ما يستغرقه غصن عباية ليل. تبدأ هدى من الحاشية، فاليد أثبت صباحًا والعين تذهب إلى الياقة.',
        'لیل عبایا کی بیل اتنا وقت لیتی ہے۔ ہدیٰ دامن سے شروع کرتی ہیں، کیونکہ صبح ہاتھ جمتا ہے اور نظر گریبان پر جاتی ہے۔',
      ],
    ],
  },
  {
    handle: 'contact',
    title: ['Write to us', 'راسلينا', 'ہمیں لکھیں'],
    paragraphs: [
      [
        'hello@trends.test, in English, Arabic or Urdu. A person answers within a working day.',
        'hello@trends.test بالعربية أو الأردية أو الإنجليزية. يجيبكِ شخص خلال يوم عمل.',
        'hello@trends.test پر، اردو، عربی یا انگریزی میں۔ ایک کام کے دن میں کوئی انسان جواب دیتا ہے۔',
      ],
      [
        'Or +1 415 555 0190, Tuesday to Saturday from eleven to six. If it is about an order, its number is enough.',
        'أو على الرقم ‎+1 415 555 0190 من الثلاثاء إلى السبت، من الحادية عشرة إلى السادسة. وإن كان عن طلب فرقمه يكفي.',
        'یا ‎+1 415 555 0190، منگل سے ہفتہ، گیارہ سے چھ۔ آرڈر کی بات ہو تو اس کا نمبر کافی ہے۔',
      ],
    ],
  },
  {
    handle: 'privacy',
    title: ['Privacy', 'الخصوصية', 'رازداری'],
    paragraphs: [
      [
        'We keep what an order needs: your name, address, telephone, e-mail and what you ordered. Card numbers never reach us.',
        'نحفظ ما يحتاجه الطلب: اسمكِ وعنوانكِ وهاتفكِ وبريدكِ وما طلبتِه. أرقام البطاقات لا تصلنا أبدًا.',
        'ہم وہی رکھتے ہیں جو آرڈر کو چاہیے: نام، پتا، فون، ای میل اور آپ کا آرڈر۔ کارڈ نمبر ہم تک نہیں پہنچتے۔',
      ],
      [
        'You can ask for everything we hold about you, and you can ask us to forget it. Orders stay in the books without your name.',
        'يمكنكِ طلب كل ما نحفظه عنكِ، ويمكنكِ أن تطلبي نسيانه. تبقى الطلبات في الدفاتر من دون اسمكِ.',
        'آپ اپنے بارے میں سب کچھ مانگ سکتی ہیں، اور بھلانے کو بھی کہہ سکتی ہیں۔ آرڈر آپ کے نام کے بغیر کھاتوں میں رہتے ہیں۔',
      ],
    ],
  },
]
