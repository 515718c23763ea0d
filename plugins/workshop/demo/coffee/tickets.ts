import type { SupportStory } from '../seed/ask-support.ts'
import { en } from './copy.ts'

const guest = (name: string) => ({ name, email: `${name.toLowerCase().replaceAll(' ', '.')}@example.com` })

/** What people asked the coffee shop. */
export const support: SupportStory = {
  tickets: [
    {
      minutesAgo: 26 * 60,
      category: 'payment',
      subject: 'Charged twice?',
      body: 'My bank shows two lines for one order. Was I charged twice?',
      order: 2,
      guest: guest('Tomas Lindh'),
      language: 'en',
      heldBy: 'maryam',
      said: [
        { after: 9, by: 'maryam', body: 'One capture at Stripe, one hold that lapses by itself.', note: true },
        {
          after: 12,
          by: 'maryam',
          body: 'We took the sum once. The other line is a hold that your bank drops within three days.',
        },
        { after: 55, by: 'shopper', body: 'It is gone already. Thank you!' },
        { after: 58, by: 'maryam', body: 'Good to hear. Enjoy the coffee.', solve: true },
      ],
    },
    {
      minutesAgo: 9 * 60,
      category: 'product',
      subject: 'Grind for a moka pot',
      body: 'Do you grind the Sunrise blend for a moka pot, and how long does it keep?',
      guest: guest('Sara Nouri'),
      language: 'en',
      said: [
        {
          after: 40,
          by: 'noor',
          body: 'We do: choose “moka” beside the bag. Four weeks in the bag, two once it is open.',
        },
      ],
    },
    {
      minutesAgo: 190,
      category: 'delivery',
      subject: 'Left at the wrong door',
      body: 'The bag was at number 14. We are 41. The neighbour had it, but the coffee was cold.',
      order: 1,
      guest: guest('Joon Park'),
      language: 'en',
      heldBy: 'noor',
      said: [
        { after: 16, by: 'noor', body: 'I am sorry. Shall we bring it again, or give the money back?' },
        { after: 31, by: 'shopper', body: 'The money back for the coffees, please. The buns were fine.' },
      ],
    },
    {
      minutesAgo: 150,
      category: 'delivery',
      subject: 'Where is my order?',
      body: 'The page says on the way for half an hour now.',
      order: 0,
      guest: guest('Rana Aziz'),
      language: 'en',
    },
    {
      minutesAgo: 11,
      category: 'order',
      subject: 'One thing is missing',
      body: 'The almond croissant was not in the bag. Everything else is here.',
      order: 0,
      guest: guest('Leena Farooq'),
      language: 'en',
    },
  ],
  canned: [
    {
      handle: 'missing',
      title: 'Something is missing',
      category: 'order',
      body: en('Hello {name}, I am sorry that something is missing. Shall we bring it, or give the money back?'),
    },
    {
      handle: 'refunded',
      title: 'Money is on its way back',
      category: 'payment',
      body: en('Hello {name}, the money is on its way back. Banks take up to five days to show it.'),
    },
    {
      handle: 'late',
      title: 'Later than promised',
      category: 'delivery',
      body: en('Hello {name}, we are later than we promised, and we are sorry. Your rider is on the way now.'),
    },
    {
      handle: 'settled',
      title: 'Is it settled?',
      body: en('Hello {name}, is everything settled? If not, reply here: your number is {number}.'),
    },
  ],
}
