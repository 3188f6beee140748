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

/**
 * One look for each language, turned a step from screen to screen: with three languages every screen is seen in all of
 * them and in every theme, and over six screens every pair of language, theme and zoom has been seen.
 */
export function turnedLook(language: number, screen: number): Look {
  return {
    theme: names(themes)[(language + screen) % 3] ?? 'light',
    zoom: names(zooms)[(language + Math.floor(screen / 3)) % 2] ?? '100 %',
  }
}

export async function lookAt(page: Page, { theme, zoom }: Look): Promise<void> {
  await page.emulateMedia(themes[theme])
  if (page.viewportSize()?.width !== zooms[zoom].width) await page.setViewportSize(zooms[zoom])
}
