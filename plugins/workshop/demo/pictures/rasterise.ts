import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import sharp from 'sharp'

/** An SVG document and the size it is wanted in, in pixels. */
export interface Plate {
  readonly svg: string
  readonly width: number
  readonly height: number
}

const faces = [
  [
    'Bricolage Grotesque Variable',
    '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-standard-normal.woff2',
  ],
  ['Figtree Variable', '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2'],
] as const

/** The two faces of printed labels, inline, so that no picture depends on what is installed. */
const fontRules = async (): Promise<string> => {
  const { resolve } = createRequire(import.meta.url)
  const rules = await Promise.all(
    faces.map(async ([family, file]) => {
      const data = (await readFile(resolve(file))).toString('base64')
      return `@font-face{font-family:'${family}';src:url(data:font/woff2;base64,${data});font-weight:200 900;font-stretch:75% 100%}`
    }),
  )
  return rules.join('')
}

/** A camera that turns SVG into WebP; close it when done. */
export interface Camera {
  /** WebP bytes of the plate; see-through where the SVG is. */
  shoot(plate: Plate, quality?: number): Promise<Buffer>
  /** PNG bytes, for looking at. */
  proof(plate: Plate): Promise<Buffer>
  close(): Promise<void>
}

/** Opens a headless Chromium: it alone sets type with variable faces and blurs like a browser does. */
export const openCamera = async (executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'): Promise<Camera> => {
  const browser = await chromium.launch({ executablePath, args: ['--disable-gpu', '--no-sandbox'] })
  const page = await browser.newPage()
  await page.setContent(
    `<style>${await fontRules()}body{margin:0}svg{display:block;width:100vw;height:100vh}</style><div></div>`,
  )
  const proof = async ({ svg, width, height }: Plate) => {
    await page.setViewportSize({ width, height })
    await page.evaluate(async (markup) => {
      const holder = document.querySelector('div')
      if (holder) holder.innerHTML = markup
      await document.fonts.ready
      await Promise.all(
        ['750 20px "Bricolage Grotesque Variable"', '600 20px "Figtree Variable"'].map((face) =>
          document.fonts.load(face),
        ),
      )
    }, svg)
    return page.screenshot({ omitBackground: true })
  }
  return {
    proof,
    shoot: async (plate, quality = 82) =>
      sharp(await proof(plate))
        .webp({ quality, effort: 6, smartSubsample: true })
        .toBuffer(),
    close: () => browser.close(),
  }
}
