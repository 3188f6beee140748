/**
 * The profile of a tablet in the waiting room, stolen before a form, in the middle of one, after it was handed in and after it was
 * taken in: every file of it is searched for each key that the unit's readers ever made and for what staff wrote, and all that
 * lies there is tried with every key that lies there.
 */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { withUnitAtRelay } from '../../trials/at-relay.ts'
import { tabletOf } from '../../trials/room-killed.ts'
import { backends } from '../../vault/browser.ts'
import { everyKeyMade } from '../keys.ts'
import { asStored, found, inClear } from '../profile-files.ts'

/** Nothing else in a browser is called this. */
const planted = ['KUNGSFISKARE-77', 'Skedstorken pratade igenom'] as const

it.each(backends)(
  'a tablet’s profile opens its own draft, while there is one, and nothing else of the unit (%s)',
  async (backend) => {
    const needles = new Map<string, readonly Buffer[]>(planted.map((text) => [text, inClear(text)]))
    const keysOf = async (page: Page) => {
      await everyKeyMade(page.context(), (hex) => void needles.set(hex, asStored(hex)))
      await page.reload()
      await page.waitForFunction(() => 'mattstock' in window)
    }
    await withUnitAtRelay(
      backend,
      async (unit) => {
        const tablet = await tabletOf(unit)
        const page = await tablet.page()
        const reader = await unit.writer.page()
        const stolen = async () => {
          expect(found(tablet.profile, needles)).toEqual([])
          return page.evaluate(() => window.mattstock.opensHere())
        }
        const nothing = (ways: number) => [`${ways} ways`]
        expect(await stolen()).toEqual(nothing(0))
        await reader.evaluate((words) => window.mattstock.plants(...words), planted)
        await reader.evaluate(() => window.mattstock.sendsForms(1))
        await page.evaluate(() => window.mattstock.answersOne({ '1': 2 }))
        expect(await stolen()).toEqual([...nothing(4), 'a plan', 'a draft'])
        await page.evaluate(() => window.mattstock.answersOne(null))
        expect(await stolen()).toEqual(nothing(3))
        await page.evaluate(() => window.mattstock.tabletSyncs())
        await reader.evaluate(() => window.mattstock.inStepOnce())
        expect(await page.evaluate(() => window.mattstock.tabletSyncs())).toBe(0)
        expect(await stolen()).toEqual(nothing(0))
        // That the search finds what is there: whose tablet it is stands on it in the clear.
        needles.set('the unit', inClear(await reader.evaluate(() => window.mattstock.unitId())))
        expect(found(tablet.profile, needles)).not.toEqual([])
        expect(needles.size).toBeGreaterThan(20)
      },
      keysOf,
    )
  },
)
