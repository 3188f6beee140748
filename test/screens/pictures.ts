/** Pictures of each screen of the walk at tablet, phone and desktop size, into .cache/screenshots. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Visitor } from './walk.ts'

const sizes = { tablet: [810, 1080], phone: [390, 844], desktop: [1440, 900] } as const
const folder = '.cache/screenshots'

/** A visitor that takes them, each screen with its place in the walk. */
export function photographer(): Visitor {
  mkdirSync(folder, { recursive: true })
  let n = 0
  return async ({ part, name, page }) => {
    n++
    for (const [size, [width, height]] of Object.entries(sizes)) {
      await page.setViewportSize({ width, height })
      await page.screenshot({
        path: join(folder, `${part}-${String(n).padStart(2, '0')}-${name.replaceAll('/', '-')}-${size}.png`),
        fullPage: true,
        animations: 'disabled',
      })
    }
    await page.setViewportSize({ width: sizes.tablet[0], height: sizes.tablet[1] })
  }
}
