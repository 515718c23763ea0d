/** Names of states and provinces as people write them, to their postal codes. Sources: USPS Pub. 28, Canada Post. */
const names = {
  US: `AL Alabama, AK Alaska, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, DE Delaware,
    DC District of Columbia, FL Florida, GA Georgia, HI Hawaii, ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas,
    KY Kentucky, LA Louisiana, ME Maine, MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi,
    MO Missouri, MT Montana, NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico, NY New York,
    NC North Carolina, ND North Dakota, OH Ohio, OK Oklahoma, OR Oregon, PA Pennsylvania, RI Rhode Island,
    SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont, VA Virginia, WA Washington,
    WV West Virginia, WI Wisconsin, WY Wyoming, AS American Samoa, GU Guam, MP Northern Mariana Islands,
    PR Puerto Rico, VI Virgin Islands`,
  CA: `AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick, NL Newfoundland and Labrador, NS Nova Scotia,
    NT Northwest Territories, NU Nunavut, ON Ontario, PE Prince Edward Island, QC Quebec, QC Québec, SK Saskatchewan,
    YT Yukon`,
} as const satisfies Readonly<Record<string, string>>

const codes = new Map(
  Object.entries(names).flatMap(([country, list]) =>
    list.split(',').map((row): readonly [string, string] => {
      const [code = '', ...name] = row.trim().split(/\s+/)
      return [`${country} ${name.join(' ').toUpperCase()}`, code]
    }),
  ),
)

/** The code of a state or province, from its code or its name in any case; what is neither stays as it was typed. */
export const regionCode = (country: string, typed: string): string => {
  const upper = typed.toUpperCase()
  return codes.get(`${country} ${upper}`) ?? upper
}
