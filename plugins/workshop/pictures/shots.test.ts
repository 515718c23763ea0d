import { expect, test } from 'vitest'
import { scenes } from './scenes.ts'
import { matches, shotsOf } from './shots.ts'

const shown = scenes.filter(({ name, part }) => name === 'home' || (name === 'floor' && part === 'console'))

test('a page is photographed at three widths, light and dark; the shopper’s in each of the shop’s languages', () => {
  expect(shotsOf('coffee', shown).map(({ name }) => name)).toEqual(
    ['shop/home', 'console/floor'].flatMap((page) =>
      [320, 768, 1440].flatMap((width) => ['light', 'dark'].map((scheme) => `coffee/${page}.en.${width}.${scheme}`)),
    ),
  )
  const languages = shotsOf('trends', shown).map(({ scene, language }) => `${scene.part} ${language}`)
  expect([...new Set(languages)]).toEqual(['shop en', 'shop ar', 'shop ur', 'console en'])
})

test('no two pictures have one name', () => {
  const names = shotsOf('trends', scenes).map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test('words choose pictures: each is a part of the name, or a piece of it when it has a slash', () => {
  const name = 'trends/shop/home.ar.320.dark'
  const chosen = ['ar 320', 'shop/home', 'trends dark', ''].map((words) =>
    matches(name, words.split(' ').filter(Boolean)),
  )
  expect(chosen).toEqual([true, true, true, true])
  const passed = ['ur', 'ar 32', 'shop/product', 'ho'].map((words) => matches(name, words.split(' ')))
  expect(passed).toEqual([false, false, false, false])
})
