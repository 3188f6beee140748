/**
 * Every screen of the house, once: axe in three languages and every theme, the layout where there is least room, script
 * typed into every text field, and no screen left out. Here axe sees each screen once, its language, theme and zoom
 * turned from screen to screen, and the made-up language stands in for English and for the layout, tried in one shape,
 * turned too; `npm run screens -- axe` and `-- layout` see each in all of them.
 */
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspector } from '../screens/inspect.ts'
import { appRoutes, collectorPages, headings, isAt, isSaid } from '../screens/inventory.ts'
import { turnedShapes } from '../screens/layout.ts'
import { turnedLook } from '../screens/looks.ts'
import { outing } from '../screens/run.ts'
import { type Served, serve } from '../screens/served.ts'
import type { Language } from '../screens/speech.ts'
import { typing } from '../screens/typed.ts'
import type { Visitor } from '../screens/walk.ts'
import { watchScript } from './payloads.ts'

const languages: readonly Language[] = ['pseudo', 'sv', 'ar']
const found = inspector({
  languages,
  looks: (language, screen, spoken) => (language === spoken[screen % spoken.length] ? [turnedLook(screen)] : []),
  layoutIn: ['pseudo'],
  shapes: turnedShapes,
})
const typed = typing()
const paths = new Set<string>()
const heads = new Set<string>()
let served: Served
let faults: readonly string[]

/** Screens that show themselves only where something of the machine fails, or to a second person, each with where it is tried instead. */
const elsewhere: Readonly<Record<string, string>> = {
  'answering.cannot-show': 'src/answering/answering.test.tsx',
  'home.title': 'on a phone that is nobody’s of the unit, as all of src/home-page: test/browser/home-page.test.ts',
  'app.other-tab-title': 'test/browser/vault/kept.test.ts',
  'day.title': 'test/browser/safety.test.ts',
  'missing.unknown':
    'part of the letter’s heading where no source names the holder: src/wordings/missing/missing.test.tsx',
  'period.enrol.words-title': 'test/browser/period-live.test.ts',
  'move.made': 'a file sealed to another unit: test/browser/moves.test.ts',
  'unit.given-title': 'test/browser/roles.test.ts',
  'merge.title': 'test/browser/two-devices.test.ts',
  'twice.title': 'test/browser/two-devices.test.ts',
  'room.title': 'test/browser/waiting-room.test.ts',
  'room.turns': 'test/browser/waiting-room.test.ts',
  'room.no-more': 'test/browser/waiting-room.test.ts',
  'tablets.turn': 'test/browser/waiting-room.test.ts',
  'results.title': 'a record of a form that this build does not know, one sentence',
  'protocol.no-case': 'no address leads there: a case that is gone has a page of its own',
}

/** Addresses of screens that need two devices: which test goes there. */
const addressesElsewhere: Readonly<Record<string, string>> = {
  '/cases/:id/answers/:record/choose': 'test/browser/two-devices.test.ts',
  '/cases/:id/merge/:from': 'test/browser/two-devices.test.ts',
}

const noted: Visitor = async ({ page }) => {
  paths.add(new URL(page.url()).pathname)
  const head = await page.locator('h1').first().innerText()
  if ((await page.locator('html').getAttribute('lang')) === 'sv') heads.add(head)
}

beforeAll(async () => {
  served = await serve()
  const visitor: Visitor = async (screen) => {
    await noted(screen)
    await typed.visitor(screen)
    await found.visitor(screen)
  }
  const prepare = (context: BrowserContext) => context.addInitScript(watchScript)
  faults = await outing({ visitor, prepare, languages: ['sv', 'pseudo', 'ar'] }, served)
}, 900_000)
afterAll(() => served?.stop())

describe('the walk past every screen', () => {
  it('has been to every address of the app', () => {
    const here = appRoutes.filter((route) => !(route in addressesElsewhere))
    expect(here.filter((route) => ![...paths].some(isAt(route)))).toEqual([])
  })

  it('has seen every heading that a page of the app may have', () => {
    const unseen = headings.filter((id) => !(id in elsewhere) && ![...heads].some(isSaid(id)))
    expect(unseen).toEqual([])
  })

  it('has been to every page of the collector', () => {
    const pages = collectorPages(served.routes)
    expect(pages.length).toBeGreaterThan(10)
    expect(pages.filter((route) => ![...paths].some(isAt(route)))).toEqual([])
  })

  it('met no fault of the program, and no breach of its policy', () => {
    expect(faults).toEqual([])
  })
})

it('axe finds nothing on any screen, in any of three languages, light, dark or forced, at 100 or 200 %', () => {
  expect(found.axe).toEqual([])
  expect(found.looks).toBeGreaterThan(120)
})

it('no text is cut or covered, and nothing pushes a screen sideways: long words, 320 px, 200 %, 400 %, on its side', () => {
  expect(found.layout).toEqual([])
  expect(found.shapes).toBeGreaterThan(90)
})

it('a hundred payloads in every text field of every screen run nowhere, and the policy has nothing to refuse', () => {
  expect(typed.ran).toEqual([])
  // The walk meets them all; a screen that loses its fields would make this weaker unseen.
  expect(typed.tried.size).toBeGreaterThanOrEqual(25)
})
