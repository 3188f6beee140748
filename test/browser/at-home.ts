/**
 * Somebody at home, for the tests of the page `/hem`: a phone-sized browser, and a real relay whose clock is set by hand. A slip
 * is sealed by the vault's own code, and what is handed in is opened with the unit's private half; the unit's screens are not here.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Form, formById, itemIds } from '#instruments'
import type { StateAnswer } from '#relay/home'
import { serveAppFiles } from '#serving'
import { plainPack } from '../../src/answering/testing-pack.ts'
import { base64, random } from '../../src/vault/crypto/bytes.ts'
import { newUnitKey, openJsonAsUnit } from '../../src/vault/crypto/unit-key.ts'
import { homePage, newPageKey, readLink, type Way } from '../../src/vault/home/index.ts'
import { checkOf, keysOf, linkOf, newTyped, readTyped } from '../../src/vault/home/link.ts'
import { type HomePlan, sealNames, sealPlan } from '../../src/vault/home/plan.ts'
import { formAad } from '../../src/vault/home/sealed-form.ts'
import { type Device, sha256 } from '../relay/device.ts'
import { letterServer } from '../relay/smtp.ts'
import { startForTest } from '../relay/started.ts'
import { tablet } from './chromium.ts'
import { watched } from './steps.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
/** Nine in the morning, in UTC, of a Monday to come: somebody may promise to read then, and no phone takes the slip for over. */
export const MONDAY = (() => {
  const day = new Date()
  day.setUTCHours(9, 0, 0, 0)
  do day.setUTCDate(day.getUTCDate() + 1)
  while (day.getUTCDay() !== 1)
  return day.getTime()
})()
const FORM = 'ordinary-week'
const items = itemIds(formById(FORM) as Form)
export const ASKED = items.length
/** As Chromium's own tools have it: 400 ms, 50 kB/s. */
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 }

export interface Slip {
  readonly id: string
  readonly link: string
  readonly typed: string
  readonly inbox: { readonly public: string; readonly private: string }
}
/** What the unit reads. */
interface Opened {
  readonly answers: Readonly<Record<string, number>>
  readonly via: string
  readonly wording: { readonly language: string }
}

export type AtHome = Awaited<ReturnType<typeof atHome>>

export async function atHome() {
  const post = await letterServer()
  const r = await startForTest({ SMTP_URL: post.url, SMTP_FROM: 'mattstock@example.org' }, (server) =>
    serveAppFiles(server, resolve('dist')),
  )
  r.clock.now = MONDAY
  const unit = await r.admit(1)
  const device = unit.devices[0] as Device
  const address = await r.server.listen({ port: 0, host: '127.0.0.1' })
  const promiseKey = base64(random(32))
  const phone = await tablet()
  let context: BrowserContext
  let page: Page
  const faults: string[] = []

  const asDevice = async (path: string, body: object) =>
    (await r.send(device, 'POST', `/v1/vault/home/${path}`, body)).json()
  await asDevice('mail', { address: 'enhet@example.org', deputy: 'jour@example.org' })

  async function start() {
    context = await phone.open({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      acceptDownloads: true,
      serviceWorkers: 'allow',
    })
    watched(context, faults)
    page = context.pages()[0] ?? (await context.newPage())
  }
  await start()

  const state = (): Promise<StateAnswer> => asDevice('state', { adopted: [] })
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  const question = (n: number) => page.getByText(`Fråga ${n} av ${ASKED}`).waitFor()

  return {
    r,
    address,
    faults,
    phone: () => context,
    page: () => page,
    ...{ press, heading, question, state, asDevice },

    async end() {
      await context.close()
      await phone.remove()
      await r.end()
      await post.close()
    },
    /** As a phone does that needs the room: nothing is said to the page. */
    async killed() {
      const gone = new Promise((on) => context.once('close', on))
      const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
      for (const pid of pids) if (commandOf(pid).includes(phone.profile)) process.kill(Number(pid), 'SIGKILL')
      await gone
      await start()
    },
    /** The phone ends the page at question `n`, which was answered, and the link is opened again over such a line. */
    async comesBackAt(slip: Slip, n: number, line: 'slow' | 'none') {
      await this.killed()
      if (line === 'slow') await this.onSlow3G()
      else await context.setOffline(true)
      await this.opens(slip)
      await question(n)
      expect(await this.isChosen(n)).toBe(true)
    },
    /** In the tab as it is. */
    async onSlow3G() {
      await (await context.newCDPSession(page)).send('Network.emulateNetworkConditions', SLOW_3G)
    },
    /** A tab that came by no link. */
    async freshTab() {
      const before = page
      page = await context.newPage()
      await before.close()
    },

    /** @param change of the plan; `code` is spoken, `other` puts another inbox into the plan than the link says */
    async slipOf(change: Partial<HomePlan> = {}, { code = '', other = false } = {}): Promise<Slip> {
      const inbox = await newUnitKey()
      const head = base64(random(32))
      const typed = newTyped()
      const read = (await readTyped(typed)) as Way
      const way = { ...read, check: await checkOf(inbox.public, head) }
      const pack = (language: string, direction: 'ltr' | 'rtl') => {
        const text = JSON.stringify(plainPack(FORM, { language, direction }))
        return { hash: sha256(text), text }
      }
      const plan: HomePlan = {
        ...{
          unit: unit.id,
          unitName: 'Mottagningen Eken',
          head,
          relayKey: r.relay.store.key,
          promiseKey,
          review: false,
        },
        inbox: other ? (await newUnitKey()).public : inbox.public,
        ...{ informant: 'self', to: 'youth', language: 'sv', age: 15, expires: r.clock.now + 7 * DAY },
        forms: [
          {
            form: FORM,
            occasion: 'first',
            pack: pack('sv', 'ltr'),
            others: [{ language: 'ar', ...pack('ar', 'rtl') }],
          },
        ],
        ...change,
      }
      const keys = await keysOf(way)
      await asDevice('slip', {
        ...{ slip: way.id, token: sha256(keys.token), expires: plan.expires, review: plan.review },
        ...{ plan: await sealPlan(way, keys, plan), spoken: code ? sha256(await keys.spoken(code)) : null },
      })
      return { id: way.id, link: linkOf(address, way), typed, inbox }
    },
    revoke: ({ id }: Slip) => asDevice('revoke', { slip: id }),
    slipSaid: async ({ id }: Slip) => (await state()).slips.find(({ slip }) => slip === id),
    async promised(until: number, next: number | null = null) {
      const names = await sealNames(promiseKey, unit.id, until, 4, { reader: 'Alva Alm', deputy: 'Bo Berg' })
      await asDevice('promise', { promise: { until, within: 4, next, names } })
    },
    /** What the unit reads of a slip that was handed in. */
    async opened({ id, inbox }: Slip): Promise<Opened> {
      const form = (await state()).forms.find(({ slip }) => slip === id)
      if (!form) throw new Error('nothing came')
      const inside = await openJsonAsUnit(inbox.private, formAad(unit.id, id, form.form), form.sealed)
      return (inside as { body: Opened }).body
    },
    /** Another phone that has the same link. */
    elsewhere: async ({ link }: Slip) =>
      homePage(readLink(new URL(link).hash) as Way, await newPageKey(), { origin: address }),

    async opens({ link }: Pick<Slip, 'link'>) {
      // From another page: an address that differs by its `#` alone would not be opened anew.
      await page.goto('about:blank')
      await page.goto(link)
    },
    async begins() {
      await heading('Formulär')
      await page.getByLabel('Jag förstår').check()
      await press('Börja')
      await heading('Välkommen')
      await press('Börja')
    },
    async choose(n: number) {
      await question(n)
      await page
        .getByRole('radio')
        .nth(n % 4)
        .check()
    },
    isChosen: (n: number) =>
      page
        .getByRole('radio')
        .nth(n % 4)
        .isChecked(),
    /** Each question by its number's choice, from one on. */
    async answers(from: number, to = ASKED) {
      for (let n = from; n <= to; n++) {
        await this.choose(n)
        await press('Nästa')
      }
    },
    saved: () => page.getByText('Sparat', { exact: true }).waitFor(),
  }
}

/** What `answers` chooses. */
export const given = Object.fromEntries(items.map((id, at) => [id, (at + 1) % 4]))

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
