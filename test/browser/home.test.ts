/**
 * Filled in at home, end to end: a slip made on the unit's computer, begun on a phone that has no network from then on, handed
 * in, and read on the computer; with the promise to read, its letters, and the staff's screens looked at by axe and layout.
 */
import { mkdtempSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inFull } from '../in-full.ts'
import { type LetterServer, letterServer } from '../relay/smtp.ts'
import { faultsSeen } from '../screens/faults-seen.ts'
import { type Tablet, tablet } from './chromium.ts'
import { Device } from './device.ts'
import { answer, bringWording, makeCase, openSection, setUpUnit, watched } from './steps.ts'
import { WithRelay } from './with-relay.ts'

/** Ten in the morning, by the unit's clock, of a Monday to come: somebody may promise to read then. */
const MONDAY = (() => {
  const day = new Date()
  day.setUTCHours(9, 0, 0, 0)
  do day.setUTCDate(day.getUTCDate() + 1)
  while (day.getUTCDay() !== 1)
  return day.getTime()
})()
const AHEAD = MONDAY - Date.now()
/** A `Date` that goes so far ahead, for pages and, looked up again and again, for the server. */
const ahead = (by: string) => `{
  const D = Date
  globalThis.Date = class extends D {
    constructor(...args) { if (args.length > 0) super(...args); else super(D.now() + ${by}) }
    static now() { return D.now() + ${by} }
  }
}`
const serversClock = `import { readFileSync } from 'node:fs'
let by = 0
const look = () => { by = Number(readFileSync(process.env.AHEAD, 'utf8')) }
look()
setInterval(look, 50).unref()
${ahead('by')}`
const clock = join(mkdtempSync(join(tmpdir(), 'clock-')), 'ahead')
/** Whole or not at all: the server reads it while it is written. */
function serverIsAhead(by: number) {
  writeFileSync(`${clock}.new`, String(by))
  renameSync(`${clock}.new`, clock)
}

let letters: LetterServer
let server: WithRelay
let staff: Device
let profile: Tablet
let phone: BrowserContext
let faults: readonly string[]

beforeAll(async () => {
  letters = await letterServer()
  serverIsAhead(AHEAD)
  server = await WithRelay.started({
    ...{ SMTP_URL: letters.url, SMTP_FROM: 'matt@region.example', AHEAD: clock },
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(serversClock)}`,
  })
  staff = await Device.new(server.address)
  await staff.context.addInitScript(ahead(String(AHEAD)))
  await staff.page.reload()
  profile = await tablet()
  phone = await profile.open({ viewport: { width: 390, height: 844 }, hasTouch: true })
  await phone.addInitScript(ahead(String(AHEAD)))
  faults = watched(phone)
})
afterAll(async () => {
  await phone?.close()
  await profile?.remove()
  await staff?.remove()
  await server?.end()
  await letters?.close()
})

/** What stands on the slip, typed on the phone. */
async function opened(typed: string): Promise<Page> {
  const page = await phone.newPage()
  await page.goto(`${server.address}/hem`)
  await page.getByLabel('Koden på lappen').fill(typed.trim().split(/\s+/).join('-'))
  await page.getByRole('button', { name: 'Öppna formuläret' }).click()
  return page
}

/** Of a staff's screen as it stands: in Swedish, and in full in each language. */
async function inEachLanguage(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const language of inFull ? ['en', 'ar', 'sv'] : ['sv']) {
    await page.locator('.language select').selectOption(language)
    await page.locator(`html[lang="${language}"]`).waitFor()
    found.push(...(await faultsSeen(page)).map((fault) => `${language}: ${fault}`))
  }
  return found
}

/** The slip's choices on the staff's screen, up to the slip itself. @returns what is typed from it */
async function slipMade(path: string, to: string, form: RegExp, before: () => Promise<void> = async () => {}) {
  const { page } = staff
  await staff.goTo(`${path}/slip`)
  await page.getByRole('radio', { name: to }).check()
  await page.getByRole('checkbox', { name: form }).first().check()
  await before()
  await staff.press('Gör lappen')
  await page.getByRole('img', { name: 'Kod att skanna' }).waitFor()
  return page.locator('.slip__typed').innerText()
}

describe('a form that is filled in at home', () => {
  let [path, typed] = ['', '']

  it('is on a slip that is made in the case, for one person, with the same way in to be typed', async () => {
    await setUpUnit(staff.page, 'Ejderenheten', 'Alva Prov')
    await bringWording(staff.page, 'sdq-p4-17')
    ;({ path } = await makeCase(staff.page, { born: '2010' }))
    await staff.goTo(`${path}/slip`)
    await staff.page.getByText('Anslut enheten till den först.').waitFor()
    await staff.join(server.code())
    await staff.goTo(`${path}/slip`)
    await staff.page.getByText('Från 13 år går den ungas egna frågor bara till den unga.').waitFor()
    expect(await staff.page.getByRole('radio').count()).toBe(3)
    await staff.page.getByRole('radio', { name: 'Vårdnadshavare, om barnet' }).check()
    await staff.page.getByRole('checkbox', { name: /^SDQ/ }).first().check()
    expect(await inEachLanguage(staff.page)).toEqual([])
    await staff.press('Gör lappen')
    await staff.page.getByRole('img', { name: 'Kod att skanna' }).waitFor()
    expect(await inEachLanguage(staff.page)).toEqual([])
    typed = await staff.page.locator('.slip__typed').innerText()
    await staff.page.getByRole('link', { name: 'Till ärendet' }).click()
  })

  it('cannot be begun once its slip is revoked, in two taps', async () => {
    const another = await slipMade(path, 'Vårdnadshavare, om barnet', /^SDQ/)
    await staff.page.getByRole('link', { name: 'Till ärendet' }).click()
    await openSection(staff.page, 'Att fylla i hemma')
    await staff.page.getByRole('button', { name: 'Återkalla', exact: true }).first().click()
    await staff.press('Ja, återkalla')
    await staff.page.getByText('Återkallad', { exact: true }).waitFor()
    const page = await opened(another)
    await page.getByRole('heading', { name: 'Länken är återkallad' }).waitFor()
    await page.close()
  })

  it('is answered on a phone without a network once it is begun, and is gone from it when it is handed in', async () => {
    const page = await opened(typed)
    await page.getByRole('checkbox', { name: 'Jag förstår' }).check()
    await page.getByRole('button', { name: 'Börja' }).click()
    await page.getByRole('heading', { level: 1, name: 'Välkommen' }).waitFor()
    await phone.setOffline(true)
    await page.getByRole('button', { name: 'Börja' }).click()
    await answer(page, [2, 1, ...Array<number>(24).fill(0)])
    await phone.setOffline(false)
    await page.getByText('Formuläret är inlämnat.').waitFor()
    await page.reload()
    expect(await page.locator('body').innerText()).not.toMatch(/Fråga \d/)
    await page.close()
  })

  it('is told in the case, is read there, and says beside its score that it was filled in at home', async () => {
    await staff.goTo('/')
    await staff.page.getByRole('heading', { level: 1, name: 'Ärenden' }).waitFor()
    await staff.goTo(path)
    await staff.page
      .getByRole('rowheader', { name: /ifyllt hemma/ })
      .first()
      .waitFor()
    await openSection(staff.page, 'Att fylla i hemma')
    await staff.page.getByText('Är inlämnad').waitFor()
    expect(await inEachLanguage(staff.page)).toEqual([])
    await staff.page
      .getByRole('link', { name: /^SDQ, föräldra/ })
      .first()
      .click()
    await staff.page.getByText(/^Ifyllt hemma, /).waitFor()
  })

  it('of a teacher’s says neither unit nor form, needs a noted yes, and in a message the digits that staff say', async () => {
    const { page } = staff
    await bringWording(page, 'sdq-t4-17')
    await staff.goTo('/unit/home')
    await page.getByLabel('Enheten får skicka länken i sms').click()
    await page.getByRole('checkbox', { name: 'Enheten får skicka länken i sms', checked: true }).waitFor()
    const typed = await slipMade(path, 'Lärare', /^SDQ/, async () => {
      await page.getByRole('radio', { name: 'I ett sms som enheten skickar' }).check()
      await staff.press('Gör lappen')
      await page.getByText('Skriv vem som har sagt ja, och vilken dag.').waitFor()
      await page.getByRole('radio', { name: 'Vårdnadshavare', exact: true }).check()
    })
    const digits = await page.locator('.slip__spoken').innerText()
    expect(digits).toMatch(/^\d{4}$/)
    const slip = await page.locator('section.slip').innerText()
    expect(slip).toContain('Till dig som är lärare')
    expect(slip).not.toMatch(/Ejderenheten|SDQ/)
    expect(await inEachLanguage(page)).toEqual([])
    const theirs = await opened(typed)
    await theirs.getByRole('checkbox', { name: 'Jag förstår' }).check()
    await theirs.getByLabel('De fyra siffrorna som du fick höra').fill(digits)
    await theirs.getByRole('button', { name: 'Börja' }).click()
    await theirs.getByRole('heading', { level: 1, name: 'Välkommen' }).waitFor()
    expect(await theirs.locator('body').innerText()).not.toContain('Ejderenheten')
    await theirs.close()
    await page.getByRole('link', { name: 'Till ärendet' }).click()
    await openSection(page, 'Att fylla i hemma')
    await page.getByText(/^Ja till att läraren tillfrågas:/).waitFor()
    await page.getByText('Är påbörjad').waitFor()
  })

  it('that somebody must read is asked for while a reader and a deputy have promised, once letters reach the unit', async () => {
    await staff.goTo('/unit/home')
    await staff.page.getByText(/^Inget läsarlöfte kan ges förrän/).waitFor()
    await staff.page.getByLabel('Enhetens gemensamma adress').fill('enheten@region.example')
    await staff.page.getByLabel('Ersättarens adress').fill('ersattare@region.example')
    await staff.press('Spara och skicka provbrev')
    await staff.page.getByText('Provbreven är skickade.').waitFor()
    expect(letters.letters.map(({ to }) => to).sort()).toEqual(['enheten@region.example', 'ersattare@region.example'])
    await staff.page.getByLabel('Vem läser?').waitFor()
    expect(await inEachLanguage(staff.page)).toEqual([])
  })

  it('is begun while a promise stands that was given by hand, which ends by itself: then the page says that nobody reads', async () => {
    const { page } = staff
    await staff.goTo('/unit/staff')
    await page.getByLabel('Namn på medarbetaren').fill('Bo Prov')
    await staff.press('Lägg till')
    await staff.press('Den är avskriven')
    await bringWording(page, 'yp-core')
    const typed = await slipMade(path, 'Barnet eller den unga, om sig själv', /^YP-CORE/)
    const family = await opened(typed)
    await family.getByRole('heading', { name: 'Nu läser ingen' }).waitFor()
    await staff.goTo('/unit/home')
    await page.getByLabel('Vem läser om den är borta?').selectOption({ label: 'Bo Prov' })
    await staff.press('Lova att läsa')
    await page.getByText('Alva Prov läser. Är Alva Prov borta läser Bo Prov.').waitFor()
    expect(await inEachLanguage(page)).toEqual([])
    await family.getByRole('button', { name: 'Försök igen' }).click()
    await family.getByText('Alva Prov läser, eller Bo Prov.').waitFor()
    serverIsAhead(AHEAD + 8 * 3_600_000)
    await expect
      .poll(async () => {
        await family.reload()
        await family.getByRole('heading', { level: 1, name: /^(Formulär|Nu läser ingen)$/ }).waitFor()
        return family.getByRole('heading', { level: 1 }).innerText()
      })
      .toBe('Nu läser ingen')
    await family.close()
    expect([...staff.faults, ...faults]).toEqual([])
  })
})
