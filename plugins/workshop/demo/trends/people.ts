import { demoShopper } from '../demo-shopper.ts'
import type { Random } from '../random.ts'
import type { Shopper } from '../seed/shoppers.ts'

/** A name as its bearer writes it, the part of an e-mail address that goes with it, and the language she reads. */
type Name = readonly [written: string, mail: string, language: 'en' | 'ar' | 'ur']

const names: readonly Name[] = [
  ['Amira Haddad', 'amira', 'en'],
  ['نور الخطيب', 'noor.khatib', 'ar'],
  ['زینب قریشی', 'zainab.qureshi', 'ur'],
  ['Hana Sato', 'hana.sato', 'en'],
  ['ليلى حدّاد', 'layla.haddad', 'ar'],
  ['Priya Raman', 'priya.raman', 'en'],
  ['عائشہ صدیقی', 'ayesha.siddiqui', 'ur'],
  ['Elif Demir', 'elif.demir', 'en'],
  ['سلمى العلي', 'salma.ali', 'ar'],
  ['Maryam O’Neill', 'maryam.oneill', 'en'],
  ['مریم بلوچ', 'maryam.baloch', 'ur'],
  ['Farah Ibrahim', 'farah.ibrahim', 'en'],
  ['دانة المنصور', 'dana.mansour', 'ar'],
  ['Greta Lindström', 'greta.lindstrom', 'en'],
  ['ہانیہ ملک', 'hania.malik', 'ur'],
  ['Zofia Wójcik', 'zofia.wojcik', 'en'],
  ['ريم الأحمد', 'reem.ahmad', 'ar'],
  ['Khadija Diallo', 'khadija.diallo', 'en'],
  ['ثنا شیخ', 'sana.sheikh', 'ur'],
  ['Noura Aziz', 'noura.aziz', 'en'],
  ['هدى النجّار', 'huda.najjar', 'ar'],
  ['Wren Carter', 'wren.carter', 'en'],
  ['فاطمہ رضا', 'fatima.raza', 'ur'],
  ['Ines Costa', 'ines.costa', 'en'],
  ['ياسمين عودة', 'yasmin.odeh', 'ar'],
  ['Safiya Mensah', 'safiya.mensah', 'en'],
]

type Place = readonly [streets: readonly string[], city: string, region: string, postalCode: string, country: string]

const bay: readonly Place[] = [
  [['Harbour Street', 'Beale Street', 'Cooper’s Quay'], 'San Francisco', 'CA', '94105', 'US'],
  [['Mill Road', 'Valencia Row'], 'San Francisco', 'CA', '94110', 'US'],
  [['Telegraph Avenue'], 'Oakland', 'CA', '94609', 'US'],
]
const america: readonly Place[] = [
  [['Michigan Avenue'], 'Dearborn', 'MI', '48126', 'US'],
  [['Atlantic Avenue'], 'Brooklyn', 'NY', '11201', 'US'],
  [['Hillcroft Avenue'], 'Houston', 'TX', '77036', 'US'],
]
const world: Readonly<Record<Name[2], readonly Place[]>> = {
  en: [
    [['Green Lane', 'Stratford Road'], 'Birmingham', '', 'B11 4DA', 'GB'],
    [['Green Street'], 'London', '', 'E7 8LE', 'GB'],
  ],
  ar: [
    [['شارع الرينبو', 'شارع مكة'], 'Amman', '', '11118', 'JO'],
    [['Al Wasl Road'], 'Dubai', '', '00000', 'AE'],
    [['شارع العليا'], 'Riyadh', '', '12211', 'SA'],
  ],
  ur: [
    [['ایم ایم عالم روڈ', 'ڈیوس روڈ'], 'Lahore', '', '54000', 'PK'],
    [['Shahrah-e-Faisal'], 'Karachi', '', '75350', 'PK'],
  ],
}

/** Numbers of ranges that are kept free for stories, or that no exchange has. */
const phones: Readonly<Record<string, (at: number) => string>> = {
  US: (at) => `+1415555${String(100 + at).padStart(4, '0')}`,
  GB: (at) => `+447700900${String(100 + at).padStart(3, '0')}`,
  PK: (at) => `+923000000${String(at).padStart(3, '0')}`,
  JO: (at) => `+96279000${String(1000 + at)}`,
  AE: (at) => `+97150000${String(1000 + at)}`,
  SA: (at) => `+96650000${String(1000 + at)}`,
}

function placeFor(random: Random, language: Name[2]): Place {
  const near = random.weighted([
    [bay, language === 'en' ? 5 : 2],
    [america, 2],
    [world[language], language === 'en' ? 1 : 5],
  ] as const)
  return random.pick(near)
}

function shopper(random: Random, at: number): Shopper {
  const [name, mail, language] = names[at % names.length] ?? ['Amira Haddad', 'amira', 'en']
  const [streets, city, region, postalCode, country] = placeFor(random, language)
  const round = Math.floor(at / names.length)
  return {
    name,
    email: `${mail}${round > 0 ? round + 1 : ''}@example.com`,
    phone: (phones[country] ?? phones['US'])?.(at) ?? '',
    language,
    address: {
      name,
      line1: `${random.whole(2, 180)} ${random.pick(streets)}`,
      city,
      ...(region !== '' && { region }),
      postalCode,
      country,
    },
    weight: 1 / (1 + at * 0.06),
  }
}

/** The people of the shop: Amira first, who comes most, then women of six countries, in three scripts. */
export function shoppers(random: Random, count: number): readonly Shopper[] {
  const [amira, ...rest] = Array.from({ length: count }, (_, at) => shopper(random, at))
  if (!amira) return []
  const home = { line1: '41 Harbour Street', line2: '3B', city: 'San Francisco', region: 'CA', postalCode: '94105' }
  const known = { email: demoShopper.email, phone: '+14155550100' }
  return [{ ...amira, ...known, address: { name: amira.name, ...home, country: 'US' } }, ...rest]
}
