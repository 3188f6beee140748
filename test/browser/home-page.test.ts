/** The page that is answered at home, from the link to the receipt: what it asks, keeps, forgets and says. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ar } from '../../src/words/ar.ts'
import { en } from '../../src/words/en.ts'
import { sv } from '../../src/words/sv.ts'
import { linkScanners } from '../relay/link-scanners.ts'
import { faultsSeen } from '../screens/faults-seen.ts'
import { ASKED, type AtHome, atHome, DAY, given, HOUR, MONDAY, type Slip } from './at-home.ts'
import { typist } from './keyboard.ts'

let home: AtHome

beforeAll(async () => {
  home = await atHome()
})
afterAll(() => home.end())
beforeEach(async () => {
  home.r.clock.now = MONDAY
  await home.phone().setOffline(false)
})
afterEach(() => expect(home.faults).toEqual([]))

const page = () => home.page()
const press = (name: string) => home.press(name)
const heading = (name: string) => home.heading(name)
const said = (text: string | RegExp) => page().getByText(text).waitFor()

/** Everything that the phone keeps of the page, as a thief of the profile would ask for it. */
const kept = () =>
  page().evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name)
    const workers = (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname)
    return { databases, workers, caches: await caches.keys(), local: localStorage.length }
  })
/** Of each of its tables, what is named in each row. */
const rows = () =>
  page().evaluate(
    () =>
      new Promise<Record<string, readonly string[][]>>((done) => {
        const opening = indexedDB.open('hem')
        opening.onsuccess = () => {
          const db = opening.result
          const names = [...db.objectStoreNames]
          const all = db.transaction(names)
          const found = names.map((name) => [name, all.objectStore(name).getAll()] as const)
          all.oncomplete = () => {
            db.close()
            done(
              Object.fromEntries(
                found.map(([name, { result }]) => [name, result.map((row) => Object.keys(row).sort())]),
              ),
            )
          }
        }
      }),
  )
const nothing = { databases: [], workers: [], caches: [], local: 0 }

/** Lets the kept answers' time, or the whole slip's, go out on the phone. Gives back how many milliseconds the answers had left. */
const runOut = ({ id }: Slip, tables: readonly ('drafts' | 'slips')[]) =>
  page().evaluate(
    ({ id, tables }) =>
      new Promise<number>((done) => {
        const opening = indexedDB.open('hem')
        opening.onsuccess = () => {
          const all = opening.result.transaction(['drafts', 'slips'], 'readwrite')
          let left = 0
          for (const table of tables) {
            const mine = all.objectStore(table).get(id)
            mine.onsuccess = () => {
              if (table === 'drafts') left = mine.result.ends - Date.now()
              all.objectStore(table).put({ ...mine.result, ends: Date.now() - 1 })
            }
          }
          all.oncomplete = () => {
            opening.result.close()
            done(left)
          }
        }
      }),
    { id, tables },
  )

describe('a form at home', () => {
  it('is begun, answered without the network and handed in when there is one, and nothing of it stays or is shown again', async () => {
    const slip = await home.slipOf()
    await home.opens(slip)
    await heading('Formulär')
    // The secret is out of the address before anybody can read it.
    expect([new URL(page().url()).pathname, new URL(page().url()).hash]).toEqual(['/hem', ''])
    // Each of the page's states is looked at by `home-page-long.test.ts`.
    expect(await faultsSeen(page())).toEqual([])
    await home.begins()
    await home.question(1)
    await home.phone().setOffline(true)
    await home.answers(1, 2)
    await home.choose(3)
    await home.saved()
    // Without the network it is opened again where it was, by a reload and by the link.
    await page().reload()
    await home.question(3)
    await home.opens(slip)
    await home.question(3)
    expect(await home.isChosen(3)).toBe(true)
    await home.answers(3)
    await heading('Alla frågor har svar')
    for (const dialog of ['Inställningar', 'Hjälp', 'Vad händer med mina svar?']) {
      await press(dialog)
      await page().getByRole('dialog').getByRole('button').last().click()
    }
    expect(await page().title()).toBe('Formulär')
    await press('Titta igenom svaren')
    await press('Lämna in')
    await heading('Tack!')
    await said('Formuläret är klart och låst, men inte inlämnat')
    for (let n = 0; n < 2; n++) await press('Försök igen')
    const coming = page().waitForEvent('download')
    await press('Spara i en låst fil')
    expect((await coming).suggestedFilename()).toBe('formular.answers')
    await home.phone().setOffline(false)
    await said('Formuläret är inlämnat.')
    expect(await faultsSeen(page())).toEqual([])
    expect(await home.opened(slip)).toMatchObject({ answers: given, via: 'home', wording: { language: 'sv' } })
    // Sealed to the unit, until that has it: a server may be set back to before. Of plan, answers and secret nothing.
    await expect.poll(kept).toEqual({ ...nothing, databases: ['hem'] })
    expect(await rows()).toEqual({
      slips: [],
      drafts: [],
      forms: [],
      given: [['again', 'ends', 'form', 'id', 'pageKey']],
    })
    await home.asDevice('state', { adopted: (await home.state()).forms.map(({ form }) => form) })
    // A parent with the phone: reloads, goes back and on, opens the link again.
    await page().reload()
    await heading('Formuläret är inlämnat')
    await page().goBack()
    await page().goForward()
    await heading('Formuläret är inlämnat')
    await expect.poll(kept).toEqual(nothing)
    await home.opens(slip)
    await heading('Formuläret är inlämnat')
    // By the phone that handed it in: nobody is told that the link was opened elsewhere.
    expect((await home.slipSaid(slip))?.second).toBeNull()
    expect(await page().locator('body').innerText()).not.toMatch(/Mening|Val \d/)
    expect(await page().title()).toBe('Formulär')
  })

  it('comes back where it was when the phone ends the page: nothing lost, on slow 3G and without a network', async () => {
    const slip = await home.slipOf({ informant: 'parent', to: 'guardian' })
    await home.opens(slip)
    await home.begins()
    await home.answers(1, 2)
    for (const [n, line] of [
      [3, 'slow'],
      [4, 'none'],
    ] as const) {
      await home.choose(n)
      await home.saved()
      await home.comesBackAt(slip, n, line)
      await press('Nästa')
    }
    await home.phone().setOffline(false)
    await home.answers(5)
    await press('Lämna in')
    await said('Formuläret är inlämnat.')
    expect((await home.opened(slip)).answers).toEqual(given)
  })

  it('of a young person is shown for an hour after the last answer, and then begun anew on the same phone', async () => {
    const slip = await home.slipOf()
    await home.opens(slip)
    await home.begins()
    await home.answers(1, 2)
    await home.question(3)
    await home.saved()
    await home.opens(slip)
    await home.question(3)
    const left = await runOut(slip, ['drafts'])
    expect(left).toBeLessThanOrEqual(HOUR)
    expect(left).toBeGreaterThan(HOUR - 10 * 60_000)
    await home.opens(slip)
    await home.begins()
    await home.question(1)
    expect(await page().locator('input:checked').count()).toBe(0)
  })

  it('is not kept on the phone where a young person does not want it, and can be begun again there', async () => {
    const slip = await home.slipOf()
    await home.opens(slip)
    await page().getByLabel('Spara inte på telefonen').check()
    await home.begins()
    await home.answers(1, 1)
    await said('Svaren finns bara på den här sidan.')
    const rows = await page().evaluate(
      (id) =>
        new Promise((done) => {
          const opening = indexedDB.open('hem')
          opening.onsuccess = () => {
            const all = opening.result.transaction(['drafts', 'slips'])
            const drafts = all.objectStore('drafts').getKey(id)
            const mine = all.objectStore('slips').get(id)
            all.oncomplete = () => done([drafts.result, mine.result.box])
          }
        }),
      slip.id,
    )
    expect(rows).toEqual([undefined, null])
    await page().reload()
    await home.begins()
    await home.question(1)
  })

  it('is answered in Arabic, from right to left, where the slip has it', async () => {
    const slip = await home.slipOf({ informant: 'parent', to: 'guardian' })
    await home.opens(slip)
    await press('العربية')
    await page().getByLabel('فهمت ذلك').check()
    await press('ابدأ')
    await heading(ar['answering.welcome'])
    expect(await page().locator('html').getAttribute('dir')).toBe('rtl')
    const main = page().locator('.button--main')
    await main.click()
    for (let n = 1; n <= ASKED; n++) {
      await page().getByRole('radio').first().check()
      await main.click()
    }
    await main.click()
    await heading(ar['answering.thanks'])
    await expect.poll(async () => (await home.opened(slip)).wording.language).toBe('ar')
  })

  it.each([
    ['is taken back', 'Länken är återkallad', (slip: Slip) => home.revoke(slip)],
    [
      'runs out',
      'Tiden har gått ut',
      async () => {
        home.r.clock.now += 8 * DAY
      },
    ],
  ] as const)(
    'by a slip that %s: not begun any more, and handed in all the same where it was begun',
    async (_what, title, end) => {
      const [waiting, begun] = [
        await home.slipOf({ informant: 'parent', to: 'guardian' }),
        await home.slipOf({ informant: 'parent', to: 'guardian' }),
      ]
      await home.opens(begun)
      await home.begins()
      await home.answers(1, 2)
      await home.choose(3)
      await home.saved()
      // Ended between the look at the first page and the press on it.
      await home.opens(waiting)
      await page().getByLabel('Jag förstår').check()
      await end(waiting)
      await press('Börja')
      await heading(title)
      if (title === 'Länken är återkallad') await end(begun)
      await home.opens(begun)
      await home.question(3)
      const since = page().getByText(sv['home.revoked.since'])
      if (title === 'Länken är återkallad') await since.waitFor()
      await home.answers(3)
      await press('Lämna in')
      await said('Formuläret är inlämnat.')
      const revoked = title === 'Länken är återkallad'
      expect(await since.count()).toBe(revoked ? 1 : 0)
      expect((await home.opened(begun)).answers).toEqual(given)
      const { forms } = await home.state()
      expect(forms.find(({ slip }) => slip === begun.id)).toMatchObject({ revoked })
    },
  )

  it('that was kept until its slip ran out is gone with it, and the phone is not taken for another', async () => {
    const slip = await home.slipOf({ informant: 'parent', to: 'guardian' })
    await home.opens(slip)
    await home.begins()
    await home.choose(1)
    await home.saved()
    await runOut(slip, ['drafts', 'slips'])
    home.r.clock.now += 8 * DAY
    await home.opens(slip)
    await heading('Tiden har gått ut')
    await said('Svar som inte blev inlämnade finns inte kvar på telefonen.')
    expect((await home.slipSaid(slip))?.second).toBeNull()
  })
})

describe('a link', () => {
  it('is spent by no program that opens it, reads its page or presses its buttons', async () => {
    const slip = await home.slipOf()
    for (const agent of linkScanners)
      for (const method of ['GET', 'HEAD'] as const) {
        const { statusCode, headers } = await home.r.server.inject({
          ...{ method, url: '/hem', headers: { 'user-agent': agent } },
        })
        expect([statusCode, headers['referrer-policy']]).toEqual([200, 'no-referrer'])
      }
    expect(await home.slipSaid(slip)).toMatchObject({ opened: null, begun: null })
    await home.opens(slip)
    await heading('Formulär')
    for (const button of await page().getByRole('button').all()) await button.click({ timeout: 5_000 }).catch(() => {})
    await page().evaluate(() => {
      for (const button of document.querySelectorAll('button')) button.click()
      document.forms[0]?.requestSubmit()
    })
    expect((await home.slipSaid(slip))?.begun).toBeNull()
    await home.opens(slip)
    await home.begins()
    expect((await home.slipSaid(slip))?.begun).not.toBeNull()
  })

  it('that travels as text is not even begun by a program that ticks and fills in whatever there is', async () => {
    const slip = await home.slipOf({}, { code: '4711' })
    await home.opens(slip)
    await heading('Formulär')
    for (const box of await page().getByRole('checkbox').all()) await box.check()
    await page().getByRole('textbox').fill('0000')
    await press('Börja')
    await said('Siffrorna stämmer inte. 4 försök är kvar.')
    expect((await home.slipSaid(slip))?.begun).toBeNull()
    await home.opens(slip)
    await page().getByLabel('De fyra siffrorna som du fick höra').fill('4711')
    await home.begins()
    expect((await home.slipSaid(slip))?.second).toBeNull()
  })

  it('that was begun elsewhere says so, and whoever began it is told that it was opened again', async () => {
    const [theirs, ours] = [await home.slipOf(), await home.slipOf()]
    expect(await (await home.elsewhere(theirs)).claim()).toMatchObject({ state: 'mine' })
    await home.opens(theirs)
    await heading('Formuläret är påbörjat på en annan telefon')
    expect((await home.slipSaid(theirs))?.second).not.toBeNull()
    await home.opens(ours)
    await home.begins()
    await home.answers(1, 2)
    expect(await (await home.elsewhere(ours)).look()).toEqual({ refused: 'elsewhere' })
    // Where the form is, when it is come back to, and once more after it.
    await home.opens(ours)
    await home.question(3)
    await said('Länken har också öppnats på en annan telefon')
    await home.answers(3)
    await press('Lämna in')
    await said('Formuläret är inlämnat.')
    await said('Länken har också öppnats på en annan telefon')
  })

  it('asks for the spoken digits, takes no wrong ones, and is over after five', async () => {
    const slip = await home.slipOf({}, { code: '4711' })
    await home.opens(slip)
    await page().getByLabel('Jag förstår').check()
    await press('Börja')
    await said('Skriv fyra siffror.')
    const code = page().getByLabel('De fyra siffrorna som du fick höra')
    await code.fill('1234')
    await press('Börja')
    await said('Siffrorna stämmer inte. 4 försök är kvar.')
    await code.fill('4711')
    await press('Börja')
    await heading('Välkommen')
    const other = await home.slipOf({}, { code: '4711' })
    await home.opens(other)
    await page().getByLabel('Jag förstår').check()
    for (let n = 0; n < 5; n++) {
      await code.fill('1234')
      await press('Börja')
      if (n < 4) await said(`Siffrorna stämmer inte. ${n === 3 ? 'Ett' : 4 - n} försök är kvar.`)
    }
    await heading('Länken är stängd')
    await home.opens(other)
    await heading('Länken är stängd')
  })

  it('shows who reads before the first question, and with nobody there no question at all', async () => {
    const slip = await home.slipOf({ review: true })
    await home.opens(slip)
    await heading('Nu läser ingen')
    await page().getByText('112').first().waitFor()
    await home.promised(MONDAY + 6 * HOUR, MONDAY + DAY)
    await press('Försök igen')
    await heading('Formulär')
    await said('Alva Alm läser, eller Bo Berg.')
    await said('Ingen läser svaren i samma stund som du lämnar in dem.')
    await said('Är det fara för liv? Ring 112. Vänta inte på att någon läser.')
    await home.begins()
    // Begun, it goes on though the promise is over, and is told truthfully.
    await home.asDevice('promise', { promise: null })
    await home.answers(1)
    await press('Lämna in')
    await said('Formuläret är inlämnat.')
    await said(/Svaren läses|Ingen tid är sagd/)
  })

  it('that was cut is said to be, in three languages, and the code on the slip leads the same way by the keyboard alone', async () => {
    const slip = await home.slipOf(
      { informant: 'teacher', to: 'teacher', unitName: null, promiseKey: null },
      { code: '4711' },
    )
    // At the `#`, by a shortener or a tracker; in the middle, by a message that was too long.
    await home.freshTab()
    for (const link of [slip.link.split('#')[0], slip.link.slice(0, -30)] as string[]) {
      await home.opens({ link })
      for (const [language, words] of [
        ['English', en],
        ['العربية', ar],
        ['Svenska', sv],
      ] as const) {
        await press(language)
        await heading(words['home.link-cut'])
        await said(words['home.link-cut.about'])
        await page().getByLabel(words['home.typed']).waitFor()
      }
    }
    const keys = typist(page())
    const button = (name: string) => page().getByRole('button', { name, exact: true })
    const field = page().getByLabel('Koden på lappen')
    const groups = slip.typed.split('-')
    const last = groups.at(-1) ?? ''
    const wrong = [...groups.slice(0, -1), last.slice(0, 4) + (last.endsWith('0') ? '1' : '0')]
    await keys.type(field, wrong.join(' '))
    await keys.press(button('Öppna formuläret'))
    await said('Något är fel i grupp 6.')
    await page().keyboard.press('Shift+Tab')
    await keys.to(field)
    await page().keyboard.press('Control+A')
    await page().keyboard.type(slip.typed.toLowerCase().replaceAll('-', ''))
    await page().keyboard.press('Enter')
    await keys.arrive(page().getByRole('heading', { level: 1, name: 'Formulär', exact: true }))
    await said('Det här formuläret är till dig som känner eleven.')
    expect(await page().locator('main').innerText()).not.toContain('Mottagningen')
    await keys.type(page().getByLabel('De fyra siffrorna som du fick höra'), '4711')
    await keys.to(page().getByLabel('Jag förstår'))
    await page().keyboard.press('Space')
    await keys.press(button('Börja'))
    await keys.arrive(page().getByRole('heading', { level: 1, name: 'Välkommen' }))
    await keys.press(button('Börja'))
    for (let n = 1; n <= ASKED; n++) {
      await home.question(n)
      await keys.choose(
        page()
          .getByRole('radio')
          .nth(n % 4),
      )
      await page().keyboard.press('Enter')
    }
    await keys.press(button('Lämna in'))
    await keys.arrive(page().getByRole('heading', { level: 1, name: 'Tack!' }))
    await said('Formuläret är inlämnat.')
    expect((await home.opened(slip)).answers).toEqual(given)
    expect(keys.faults).toEqual([])
  })

  it('is refused before the first question where the server has changed its inbox', async () => {
    await home.opens(await home.slipOf({}, { other: true }))
    await heading('Formuläret stämmer inte med länken')
  })
})
