import type { Category } from '@souk/catalog'
import type { New } from '@souk/kernel'
import type { walls } from '../pictures/fashion/wall.ts'
import { picture, say, type Three } from './copy.ts'

interface Door {
  readonly handle: string
  readonly title: Three
  readonly summary: Three
  readonly wall: keyof typeof walls
  readonly image: readonly [name: string, alt: Three]
}

const doors: readonly Door[] = [
  {
    handle: 'abayas',
    title: ['Abayas', 'عبايات', 'عبایا'],
    summary: ['Washed linen and soft crêpe', 'كتّان مغسول وكريب ناعم', 'دھلا ہوا لینن اور نرم کریپ'],
    wall: 'mist',
    image: ['noor-linen-abaya-pine', ['Linen abaya in pine', 'عباية كتّان صنوبرية', 'صنوبری لینن عبایا']],
  },
  {
    handle: 'scarves',
    title: ['Scarves', 'أوشحة', 'اسکارف'],
    summary: ['They hold without a pin', 'تثبت من دون دبوس', 'پن کے بغیر ٹکتے ہیں'],
    wall: 'lilac',
    image: ['modal-scarf-rosewood', ['Scarf in rosewood over a rail', 'وشاح بلون خشب الورد', 'روزوُڈ اسکارف']],
  },
  {
    handle: 'kurtas',
    title: ['Kurtas', 'كُرتات', 'کُرتے'],
    summary: ['Lawn and khadi, block-printed in Multan', 'لون وخادي بطباعة ملتان', 'لان اور کھدر، ملتان کا بلاک پرنٹ'],
    wall: 'mist',
    image: ['gul-block-kurta-haze', ['Block-printed kurta', 'كُرتا مطبوع بالقوالب', 'بلاک پرنٹ کُرتا']],
  },
  {
    handle: 'shoes',
    title: ['Shoes', 'أحذية', 'جوتے'],
    summary: ['Khussa, loafers, and one boot', 'خُسّة ولوفر وحذاء واحد طويل', 'کھسے، لوفر، اور ایک بوٹ'],
    wall: 'stone',
    image: ['zari-khussa-fig', ['Khussa with gold thread', 'خُسّة بخيط ذهبي', 'زری کھسہ']],
  },
  {
    handle: 'dresses',
    title: ['Dresses and kaftans', 'فساتين وقفاطين', 'لباس اور کفتان'],
    summary: ['Long, lined, and easy to sit in', 'طويلة ومبطّنة ومريحة في الجلوس', 'لمبے، استر دار، بیٹھنے میں آسان'],
    wall: 'rose',
    image: ['qamar-kaftan-fig', ['Kaftan in fig', 'قفطان تيني', 'انجیری کفتان']],
  },
  {
    handle: 'trousers',
    title: ['Trousers and skirts', 'بناطيل وتنانير', 'پتلون اور اسکرٹ'],
    summary: ['Wide, pleated, with real pockets', 'واسعة بكسرات وجيوب حقيقية', 'کھلی، چنٹ دار، اصلی جیبوں والی'],
    wall: 'rose',
    image: ['wide-pleated-trousers-slate', ['Wide trousers in slate', 'بنطال واسع أردوازي', 'سلیٹی چوڑی پتلون']],
  },
  {
    handle: 'coats',
    title: ['Coats and knits', 'معاطف وحياكة', 'کوٹ اور سویٹر'],
    summary: ['Wide enough for what is under them', 'تتّسع لما تحتها', 'نیچے کے لباس جتنے کھلے'],
    wall: 'stone',
    image: ['long-wool-coat-slate', ['Long wool coat', 'معطف صوف طويل', 'لمبا اونی کوٹ']],
  },
  {
    handle: 'bags',
    title: ['Bags', 'حقائب', 'بیگ'],
    summary: ['Big enough for a prayer mat', 'تتّسع لسجادة صلاة', 'جائے نماز جتنے بڑے'],
    wall: 'stone',
    image: ['everyday-tote-tan', ['Leather bag in tan', 'حقيبة جلد جملية', 'ہلکے بھورے چمڑے کا بیگ']],
  },
  {
    handle: 'jewellery',
    title: ['Jewellery', 'حليّ', 'زیورات'],
    summary: ['Small, light, made at one bench', 'صغيرة وخفيفة من ورشة واحدة', 'چھوٹے، ہلکے، ایک ہی میز کے'],
    wall: 'rose',
    image: ['crescent-earrings-gold', ['Crescent earrings', 'أقراط الهلال', 'ہلال بالیاں']],
  },
  {
    handle: 'prayer',
    title: ['Prayer', 'للصلاة', 'نماز'],
    summary: ['Sets, mats and beads', 'أطقم وسجاجيد ومسابح', 'سیٹ، جائے نماز اور تسبیح'],
    wall: 'lilac',
    image: ['cotton-prayer-set-sand', ['Prayer set in sand', 'طقم صلاة رملي', 'ریتلا نماز سیٹ']],
  },
  {
    handle: 'home',
    title: ['Home', 'البيت', 'گھر'],
    summary: ['For one corner of a room', 'لركن من الغرفة', 'کمرے کے ایک گوشے کے لیے'],
    wall: 'mist',
    image: ['olive-vase', ['Vase with an olive branch', 'مزهرية بغصن زيتون', 'زیتون کی شاخ والا گلدان']],
  },
  {
    handle: 'children',
    title: ['Children', 'أطفال', 'بچے'],
    summary: ['Two to nine, with hems that let down', 'من عامين إلى تسعة، بحواشٍ تُطوَّل', 'دو سے نو سال، کھلنے والے دامن'],
    wall: 'stone',
    image: ['child-meher-kurta-ochre', ["Child's kurta in ochre", 'كُرتا طفل بلون المُغرة', 'سرسوں رنگ بچوں کا کُرتا']],
  },
]

/** Doors of the shop; the catalogue's types have these names. */
export const categories: readonly New<Category>[] = doors.map(({ handle, title, summary, wall, image }, at) => ({
  _id: `category-${handle}`,
  _type: 'category',
  handle: { _type: 'slug', current: handle },
  title: say(title),
  summary: say(summary),
  image: picture(...image),
  ground: wall,
  position: at + 1,
}))
