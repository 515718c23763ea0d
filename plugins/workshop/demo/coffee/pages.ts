import type { Block, Page } from '@souk/catalog'
import type { New } from '@souk/kernel'
import { en, link, picture, prose, to, toKeyed } from './copy.ts'

const page = (handle: string, title: string, blocks: readonly Block[]): New<Page> => ({
  _id: `page-${handle}`,
  _type: 'page',
  handle: { _type: 'slug', current: handle },
  title: en(title),
  blocks,
})

const step = (key: string, title: string, text: string, name: string, alt: string) => ({
  _key: key,
  title: en(title),
  text: en(text),
  image: picture(name, alt),
})

const home = page('home', 'Good coffee, still hot', [
  {
    _key: 'hero',
    _type: 'heroBlock',
    title: en('Good coffee, still hot.'),
    text: en('Brewed when you order and ridden to your door. Minutes, not promises.'),
    image: picture(
      'hero',
      'A speckled mug, a pine kettle, a pour-over, a croissant, a bag of Sidama and a cup to go on a wooden bar',
    ),
    primary: link('See the bar menu', '/categories/coffee'),
    secondary: link('Bring me beans', '/categories/beans'),
  },
  {
    _key: 'strip',
    _type: 'stripBlock',
    items: [
      { _key: 'riders', icon: 'bike', text: en('Our own riders, from two bars') },
      { _key: 'place', icon: 'pin', text: en('Kettle Lane and Mill Lane') },
      { _key: 'free', icon: 'bag', text: en('Delivery is free from $30.00') },
      { _key: 'last', icon: 'clock', text: en('Last orders 21:40') },
    ],
  },
  {
    _key: 'doors',
    _type: 'categoryDoorsBlock',
    categories: ['coffee', 'iced', 'bakery', 'beans', 'gear'].map((handle) => toKeyed(`category-${handle}`)),
  },
  {
    _key: 'bar',
    _type: 'productRowBlock',
    title: en('On the bar now'),
    source: 'products',
    products: ['oat-flat-white', 'v60-sidama', 'slow-cold-brew', 'almond-croissant'].map((handle) =>
      toKeyed(`product-${handle}`),
    ),
    limit: 4,
  },
  {
    _key: 'sidama',
    _type: 'storyBlock',
    title: en('Sidama came in on Monday.'),
    text: en(
      'Forty bags from the Bensa washing station. We roast eight kilos at a time and write the day on every label. When this lot is gone, it is gone.',
    ),
    action: link('Take a bag, $17.00', '/products/sidama-bensa'),
    note: en('The next lot lands in March'),
    steps: [
      step('weigh', 'Weigh 18 g', 'Grind like sea salt', 'story-weigh', 'A heap of roasted beans'),
      step('heat', 'Heat to 94°', 'Two minutes off the boil', 'story-heat', 'A persimmon kettle'),
      step('bloom', 'Bloom 45 s', 'Pour 40 g and wait', 'story-bloom', 'A dripper over its server'),
      step('drink', 'Drink at 3:10', 'When you can hold the mug', 'story-drink', 'A mug of black coffee'),
    ],
  },
  {
    _key: 'same-bag',
    _type: 'productRowBlock',
    title: en('Goes in the same bag'),
    source: 'products',
    products: ['cinnamon-bun', 'rye-chocolate-cookie', 'banana-bread', 'oat-milk'].map((handle) =>
      toKeyed(`product-${handle}`),
    ),
    limit: 4,
  },
  {
    _key: 'beans',
    _type: 'productRowBlock',
    title: en('Beans, roasted this week'),
    source: 'category',
    category: to('category-beans'),
    limit: 4,
  },
])

/** Pages of the shop. The home page is made of blocks; the rest are plain words. */
export const pages: readonly New<Page>[] = [
  home,
  page('our-roastery', 'Our roastery', [
    prose('words', [
      'We roast on Mondays, in the back of Mill Lane, on a twelve-kilo drum that is older than most of us.',
      'Eight kilos go in at a time. Each batch is tasted on Tuesday morning by whoever is on the bar, and what does not pass goes to the allotments.',
      '## What we pay',
      'Every bag names the washing station and the year. We buy from five importers and publish what we paid for green coffee each January.',
      '## Come and look',
      'The door is open on Mondays from ten until the drum is cold. On the first and third Sunday there is a course with six seats.',
    ]),
  ]),
  page('delivery', 'Delivery area', [
    prose('words', [
      'Our riders go where coffee can still be hot: about two kilometres around Kettle Lane and Mill Lane.',
      '## What it costs',
      '- Around the harbour (94103, 94105, 94107, 94108, 94111, 94133): $1.90, free from $30.00.',
      '- Around Mill Lane (94102, 94109, 94110, 94114, 94117): $2.40, free from $35.00.',
      '- Pick up at either bar: nothing.',
      '## What we promise',
      'Each order has a window of four minutes. If we are more than ten minutes late, the delivery is on us.',
    ]),
  ]),
  page('refunds', 'Refunds', [
    prose('words', [
      'If something was cold, wrong or missing, tell us the same day and we give the money back. No photograph needed for a coffee.',
      'Until the bar has started you can cancel the whole order yourself, on its page. After that, write to us.',
      'Money goes back the way it came. Cards take two to five days, and that part is not ours to hurry.',
    ]),
  ]),
  page('talk-to-us', 'Talk to us', [
    prose('words', [
      'Write to hello@coffee.test or ring +1 415 555 0148 between seven and ten. A person from one of the bars answers.',
      'If it is about an order, its number is enough.',
    ]),
  ]),
  page('ride-with-us', 'Ride with us', [
    prose('words', [
      'We employ our riders. There is an hourly wage, a bicycle that somebody else mends, and coffee.',
      'Write to riders@coffee.test and say which mornings you are free.',
    ]),
  ]),
  page('privacy', 'Privacy', [
    prose('words', [
      'We keep what an order needs: your name, address, telephone, e-mail and what you ordered. Card numbers never reach us.',
      'You can ask for everything we hold about you, and you can ask us to forget it. Orders stay in the books without your name.',
    ]),
  ]),
  page('terms', 'Terms', [
    prose('words', [
      'Prices are in US dollars and include sales tax where it applies. What is in your basket is held for fifteen minutes once you go to pay.',
      'An order is placed when it is paid. If we run out after that, we ask you, or refund the line.',
    ]),
  ]),
]
