import { describe, expect, it } from 'vitest'
import { directionOf, inShopOrder, languageName, missingLanguages, textAfter } from './languages.ts'

const shop = ['en', 'ar', 'ur'] as const

describe('languages of a text', () => {
  it('are named for staff, and a key that is no language is left as it is', () => {
    expect(['en', 'ar', 'pt-BR', '64b9db7d9299'].map(languageName)).toEqual([
      'English',
      'Arabic',
      'Brazilian Portuguese',
      '64b9db7d9299',
    ])
  })

  it('are written from the side their script begins', () => {
    expect(['en', 'ar', 'ur-PK', 'de'].map(directionOf)).toEqual(['ltr', 'rtl', 'rtl', 'ltr'])
  })

  it('stand in the shop’s order, what the shop does not speak last', () => {
    expect(inShopOrder(['de', 'ur', 'en'], shop)).toEqual(['en', 'ur', 'de'])
  })

  it('are missing when the shop speaks them and the text does not', () => {
    expect(missingLanguages(['en', 'de'], shop)).toEqual(['ar', 'ur'])
  })

  it('go before the first text of a later language, so that the shop’s first language comes first', () => {
    expect([
      textAfter('en', ['ar', 'ur'], shop),
      textAfter('ar', ['en', 'ur'], shop),
      textAfter('ur', ['en', 'de'], shop),
      textAfter('ur', ['en', 'ar'], shop),
    ]).toEqual(['ar', 'ur', 'de', undefined])
  })
})
