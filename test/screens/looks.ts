/** The ways a screen may be looked at: light, dark or forced colours, at 100 or 200 %. Changed where the screen stands. */
import type { Page } from 'playwright-core'

const themes = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'light', forcedColors: 'active' },
} as const
/** A browser zoomed to 200 % has half as many CSS pixels for its page. */
const zooms = { '100 %': { width: 810, height: 1080 }, '200 %': { width: 405, height: 540 } } as const

export interface Look {
  readonly theme: keyof typeof themes
  readonly zoom: keyof typeof zooms
}

const names = <N extends string>(of: Readonly<Record<N, unknown>>) => Object.keys(of) as N[]

export const everyLook: readonly Look[] = names(zooms).flatMap((zoom) =>
  names(themes).map((theme) => ({ theme, zoom })),
)

/** The next of all looks at every turn: over three languages, taken by turns too, each is seen in every look in 18 screens. */
export const turnedLook = (screen: number): Look =>
  everyLook[Math.floor(screen / 3) % everyLook.length] ?? { theme: 'light', zoom: '100 %' }

export async function lookAt(page: Page, { theme, zoom }: Look): Promise<void> {
  await page.emulateMedia(themes[theme])
  if (page.viewportSize()?.width !== zooms[zoom].width) await page.setViewportSize(zooms[zoom])
}
