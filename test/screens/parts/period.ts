/** The practice unit's mätperiod, from joining it to the receipt, the nation beside it, exports and the own report. */
import { goTo, link, practise, press, settled } from '../steps.ts'
import type { Walk } from '../walk.ts'

export async function period({ page, address, visit }: Walk): Promise<void> {
  await practise(page, address)
  await goTo(page, '/period/no-such-period/report')
  await visit('no-such-period')
  await goTo(page, '/period')
  await visit('start')
  await link(page, 'Anslut apparaten')
  await visit('enrol')
  await press(page, 'Anslut övningsenheten')
  await page.getByRole('link', { name: 'Fortsätt', exact: true }).waitFor()
  await visit('enrolled')
  await link(page, 'Fortsätt')
  await press(page, 'Hämta från insamlingen')
  await press(page, 'Var med')
  await page.getByText('Perioden är hämtad.').waitFor()
  await visit('joined')
  await link(page, 'Fortsätt')
  await settled(page)
  await visit('follow')
  const path = new URL(page.url()).pathname.replace(/\/\w+$/, '')
  await link(page, 'Nästa: kontrollera')
  await settled(page)
  await visit('check')
  await press(page, 'Stäng perioden')
  await page.getByRole('heading', { name: 'Det här lämnar enheten' }).waitFor()
  await page.getByText('Visa den exakta filen').click()
  await visit('send')
  await press(page, 'Skicka')
  await page.getByText('Insamlingen har tagit emot siffrorna.').waitFor()
  await visit('receipt')
  for (const below of ['nation', 'comparison', 'report']) {
    await goTo(page, `${path}/${below}`)
    await visit(below)
  }
  await goTo(page, `${path}/exports`)
  await page.getByText('Vad filen innehåller').first().click()
  await press(page, 'Gör krypterad fil')
  await page.locator('.exports__passphrase').waitFor()
  await visit('exports')
  for (const below of ['waiting', 'log']) {
    await goTo(page, `/period/${below}`)
    await visit(below)
  }
  await goTo(page, '/period')
  await visit('start-with-period')
}
