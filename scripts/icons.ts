/** Draws the app's PNG icons from the two SVG files in `public/`: `node scripts/icons.ts`, after the drawing has changed. */
import { readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { chromiumPath } from '../test/browser/chromium.ts'

const browser = await chromium.launch({ executablePath: await chromiumPath(), args: ['--no-sandbox', '--disable-gpu'] })
for (const name of ['icon', 'icon-maskable']) {
  const drawing = Buffer.from(readFileSync(`public/${name}.svg`)).toString('base64')
  for (const size of [180, 192, 512]) {
    if (size === 180 && name === 'icon') continue
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    await page.setContent(
      `<style>body{margin:0}img{display:block}</style><img width="${size}" src="data:image/svg+xml;base64,${drawing}">`,
    )
    await page.screenshot({ path: `public/${name}-${size}.png`, omitBackground: true })
    await page.close()
  }
}
await browser.close()
