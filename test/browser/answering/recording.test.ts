/** A wording's own recordings in a real browser under the real policy: heard in order, stopped, heard again, and silent when left. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { trainingPack } from '#instruments'
import { type Tablet, tablet } from '../chromium.ts'
import { makeCase, measure, startPractice, watched } from '../steps.ts'
import { tinySound } from './tiny-sound.ts'

declare global {
  interface Window {
    /** What has been played: seconds of each sound, and `stop` where it was cut short. */
    heard: (number | 'stop')[]
  }
}

let device: Tablet
let context: BrowserContext
let page: Page
let complaints: readonly string[]

/** The practice sentences with a recording for the first question, its choices and the instruction; the second has none. */
async function packWithSound(): Promise<string> {
  const pack = await trainingPack('ordinary-week', 'sv')
  if (!pack) throw new Error('no practice sentences')
  const clip = { type: 'audio/ogg' as const, data: tinySound() }
  const [first] = pack.items
  const list = first?.options ?? ''
  const { sha256: _, ...bare } = pack
  return JSON.stringify({
    ...bare,
    format: 'mattstock-wording-2',
    title: `${pack.title} med ljud`,
    audio: {
      instruction: clip,
      items: { [first?.id ?? '']: clip },
      options: { [list]: pack.options[list]?.map(() => clip) },
    },
  })
}

beforeAll(async () => {
  device = await tablet()
  context = await device.open()
  complaints = watched(context)
  await context.addInitScript(() => {
    window.heard = []
    const { start, stop } = AudioBufferSourceNode.prototype
    AudioBufferSourceNode.prototype.start = function (...at) {
      window.heard.push(Math.round(this.buffer?.duration ?? 0))
      start.apply(this, at)
    }
    AudioBufferSourceNode.prototype.stop = function (...at) {
      window.heard.push('stop')
      stop.apply(this, at)
    }
  })
  page = context.pages()[0] ?? (await context.newPage())
})
afterAll(async () => {
  await context?.close()
  await device?.remove()
})

const button = (name: string) => page.getByRole('button', { name, exact: true })
const heard = () => page.evaluate(() => window.heard)

it('plays the wording’s recordings in place of a voice, in order, stops, repeats, and falls silent on the way on', async () => {
  await startPractice(page, inject('address'))
  await page.getByRole('link', { name: 'Enheten', exact: true }).click()
  await page.getByRole('link', { name: 'Formulärtexter' }).click()
  await button('Läs in från fil').click()
  const buffer = Buffer.from(await packWithSound())
  await page.locator('input[type=file]').setInputFiles({ name: 'ljud.json', mimeType: 'application/json', buffer })
  await button('Spara formulärtexten').click()
  await page.getByRole('heading', { level: 1, name: 'Formulärtexter' }).waitFor()
  await page.getByRole('link', { name: 'Ärenden' }).click()
  await makeCase(page)
  await measure(page, /^Mät: Min vanliga vecka/)
  await button('Lämna över').click()
  await button('Inställningar').click()
  await page.getByRole('group', { name: 'Läs upp frågorna' }).getByText('Ja', { exact: true }).click()
  await button('Klart').click()

  await button('Läs upp').click()
  await expect.poll(heard).toEqual([1])
  await button('Läs upp').waitFor()

  await button('Börja').click()
  // The sentence first, then each choice when the one before has ended.
  await expect.poll(heard).toEqual([1, 1, 1])
  await button('Sluta läsa').click()
  expect((await heard()).at(-1)).toBe('stop')
  const after = (await heard()).length
  await page.waitForTimeout(1_500)
  expect(await heard()).toHaveLength(after)
  await button('Läs upp').click()
  await expect.poll(async () => (await heard()).length).toBe(after + 1)

  await button('Hoppa över').click()
  // The next question's sentence has no recording; its choices have.
  expect((await heard()).slice(after, after + 2)).toEqual([1, 'stop'])
  expect(complaints).toEqual([])
})
