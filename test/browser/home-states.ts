/** Every state of the page that is answered at home but the questions, each led to as a family comes to it, and looked at by axe and layout. */
import type { HomePlan } from '../../src/vault/home/plan.ts'
import { sv } from '../../src/words/sv.ts'
import { faultsSeen } from '../screens/faults-seen.ts'
import { answeringShapes, turnedShapes } from '../screens/layout.ts'
import { type AtHome, DAY, HOUR, MONDAY } from './at-home.ts'

const languages = ['Svenska', 'English', 'العربية'] as const

const guardian: Partial<HomePlan> = { informant: 'parent', to: 'guardian' }
const teacher: Partial<HomePlan> = { informant: 'teacher', to: 'teacher', unitName: null }

/** Each state in three languages, themes and shapes turned from one to the next. @returns one line a fault */
export async function faultsOfStates(home: AtHome): Promise<readonly string[]> {
  const found: string[] = []
  let seen = 0
  /** The page stands there, in Swedish, before and after. */
  async function look(state: string, sign: string, page = home.page()): Promise<void> {
    const speak = (language: string) => page.getByRole('button', { name: language, exact: true }).click()
    await page.getByText(sign, { exact: true }).first().waitFor()
    for (const [at, language] of languages.entries()) {
      const theme = (seen + at) % 2 === 0 ? 'light' : 'dark'
      await speak(language)
      await page.emulateMedia({ colorScheme: theme })
      const shapes = turnedShapes(answeringShapes, seen + at)
      const faults = await faultsSeen(page, shapes)
      found.push(...faults.map((fault) => `${state}, ${language}, ${theme}: ${fault}`))
    }
    await speak('Svenska')
    await page.emulateMedia({ colorScheme: 'light' })
    seen += 1
  }
  const opened = async (link: string, state: string, sign: string) => {
    await home.opens({ link })
    await look(state, sign)
  }

  const [first, handed, over, taken, theirs, unread, asked] = [
    await home.slipOf({}, { code: '4711' }),
    await home.slipOf(guardian),
    await home.slipOf({ expires: MONDAY + HOUR }),
    await home.slipOf(),
    await home.slipOf(),
    await home.slipOf({ review: true }),
    await home.slipOf(teacher),
  ]
  await home.revoke(taken)
  await (await home.elsewhere(theirs)).claim()
  await home.asDevice('promise', { promise: null })

  await opened(first.link, 'a youth’s first page', 'De fyra siffrorna som du fick höra')
  await home.press('Börja')
  await look('nothing ticked', 'Läs texten, och kryssa i Jag förstår.')
  for (let tries = 0; tries < 5; tries++) await (await home.elsewhere(first)).claim('0000')
  await opened(first.link, 'digits spent', 'Länken är stängd')
  await opened(asked.link, 'a teacher’s first page', 'Det här formuläret är till dig som känner eleven.')
  await opened(unread.link, 'nobody reads', 'Nu läser ingen')
  await home.promised(MONDAY + 6 * HOUR, MONDAY + DAY)
  await opened(unread.link, 'who reads', 'Alva Alm läser, eller Bo Berg.')
  await opened(`${home.address}/hem#1.abc`, 'a cut link', 'Länken är inte hel')
  await home.press('Öppna formuläret')
  await look('nothing typed', 'Koden har 30 tecken. Här är det 0.')
  await opened(
    `${home.address}/hem#9.abc`,
    'a newer link',
    'Sidan är äldre än länken. Stäng fliken och öppna länken igen.',
  )
  await opened((await home.slipOf({}, { other: true })).link, 'another inbox', 'Formuläret stämmer inte med länken')
  await opened(`${first.link.slice(0, -50)}${taken.link.slice(-50)}`, 'no such slip', 'Länken gäller inte')
  await opened(taken.link, 'taken back', 'Länken är återkallad')
  await opened(theirs.link, 'begun elsewhere', 'Formuläret är påbörjat på en annan telefon')
  home.r.clock.now = MONDAY + 2 * HOUR
  await opened(over.link, 'run out', 'Tiden har gått ut')

  // What the relay, or the line, says for a while.
  for (const [state, status, answer, sign] of [
    ['not reached', 502, {}, 'Sidan når inte fram'],
    ['too often', 429, { refused: 'too-many' }, 'Vänta en stund'],
    ['not understood', 200, {}, 'Något gick fel'],
  ] as const) {
    await home.page().route('**/v1/home/look', (route) => route.fulfill({ status, json: answer }))
    await opened(asked.link, state, sign)
    await home.page().unroute('**/v1/home/look')
  }

  await home.opens(handed)
  await home.begins()
  const second = await home.phone().newPage()
  await second.goto(handed.link)
  await look('another tab', sv['app.other-tab-title'], second)
  await second.close()
  await home.answers(1)
  await (await home.elsewhere(handed)).look()
  await home.revoke(handed)
  await home.phone().setOffline(true)
  await home.press('Lämna in')
  await home.page().getByText('Formuläret är klart och låst, men inte inlämnat').waitFor()
  for (let n = 0; n < 2; n++) await home.press('Försök igen')
  await look('not sent, with a file', 'Spara i en låst fil')
  await home.phone().setOffline(false)
  await look('received, opened elsewhere too, taken back', 'Formuläret är inlämnat.')
  await home.page().reload()
  await look('handed in', 'Formuläret är inlämnat')
  return found
}
